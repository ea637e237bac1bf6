//! What rows of each of these kinds have in common, and what makes each the same as another.

use std::fmt::Debug;

use crate::book::{
    Answer, Application, Approval, Complaint, Done, Identity, Inspection, Item, Measure, MemberId, NameId, Order,
    Person, Place, Solved, Voucher,
};

/// A row of one of these sheets.
pub(in crate::read) trait Entry: Clone + Debug + Ord {
    /// Whether rows of this kind mean members.
    const NAMES_MEMBERS: bool = true;

    /// Where it stands.
    fn place(&self) -> Place;

    /// Lets it stand elsewhere.
    fn stand(&mut self, place: Place);

    /// Sets whom it means, and how it says so; rows that mean nobody take neither.
    fn mean(&mut self, _member: Option<MemberId>, _identity: Identity) {}

    /// The shop and the person of the staff that it names.
    fn names(&mut self) -> (Option<&mut NameId>, Option<&mut NameId>) {
        (None, None)
    }

    /// What makes two rows of one member in different files one row: what does not change while it is being worked on.
    fn same(&self) -> Vec<String>;

    /// How much it says: of two that are the same the one that says more was written later.
    fn says(&self) -> usize;
}

/// An entry that keeps its place in a field of that name.
macro_rules! placed {
    () => {
        fn place(&self) -> Place {
            self.place
        }

        fn stand(&mut self, place: Place) {
            self.place = place;
        }
    };
}

/// An entry that keeps its member in a field of that name, and nothing of how it was written.
macro_rules! about_a_member {
    () => {
        fn mean(&mut self, member: Option<MemberId>, _: Identity) {
            self.member = member;
        }
    };
}

fn texts(texts: &[&str]) -> usize {
    texts.iter().filter(|text| !text.is_empty()).count()
}

/// A day says more than a mark.
fn done(all: &[Done]) -> usize {
    let weight = |done: &Done| match done {
        Done::No => 0,
        Done::DayUnknown => 1,
        Done::On(_) => 2,
    };
    all.iter().map(weight).sum()
}

impl Entry for Complaint {
    placed!();
    about_a_member!();

    fn names(&mut self) -> (Option<&mut NameId>, Option<&mut NameId>) {
        (None, Some(&mut self.owner))
    }

    fn same(&self) -> Vec<String> {
        vec![self.received.day.to_string(), self.category.to_string(), self.content.to_string()]
    }

    fn says(&self) -> usize {
        let Self { target, channel, action, status, outcome, compensation, reason, .. } = self;
        let solved = match self.solved {
            Solved::Open => 0,
            Solved::DayUnknown => 20,
            Solved::At(_) => 21,
        };
        let stated = [self.origin.is_some(), !self.owner.is_none(), self.received.time.is_some()];
        let replied = 2 * usize::from(self.first_reply.is_some());
        let stated = stated.into_iter().filter(|stated| *stated).count();
        let steps = done(&self.steps.each_ref().map(|ticked| ticked.done));
        let signed = self.steps.iter().filter(|ticked| !ticked.by.is_empty()).count();
        let texts = texts(&[target, channel, action, status, outcome, compensation, reason]);
        solved + replied + stated + steps + signed + texts
    }
}

impl Entry for Application {
    placed!();

    fn mean(&mut self, member: Option<MemberId>, identity: Identity) {
        (self.member, self.written) = (member, identity);
    }

    fn names(&mut self) -> (Option<&mut NameId>, Option<&mut NameId>) {
        (None, Some(&mut self.staff))
    }

    fn same(&self) -> Vec<String> {
        vec![self.card.map(|card| card.key().to_owned()).unwrap_or_default()]
    }

    fn says(&self) -> usize {
        let stated = usize::from(self.agreed.is_some()) + usize::from(!self.staff.is_none());
        done(&self.stages) * 4 + stated + texts(&[&self.address])
    }
}

impl Entry for Person {
    const NAMES_MEMBERS: bool = false;

    placed!();

    fn names(&mut self) -> (Option<&mut NameId>, Option<&mut NameId>) {
        (Some(&mut self.shop), Some(&mut self.name))
    }

    fn same(&self) -> Vec<String> {
        vec![self.name.index().map(|index| index.to_string()).unwrap_or_default()]
    }

    fn says(&self) -> usize {
        let stated = [self.joined.is_some(), self.target.is_some(), !self.shop.is_none()];
        let stated = stated.into_iter().filter(|stated| *stated).count();
        done(&[self.left]) * 10 + stated + texts(&[&self.number, &self.role, &self.phone])
    }
}

impl Entry for Item {
    const NAMES_MEMBERS: bool = false;

    placed!();

    fn same(&self) -> Vec<String> {
        vec![self.sku.to_string(), self.name.to_string(), self.size.to_string()]
    }

    fn says(&self) -> usize {
        let stated = [self.price.is_some(), self.cost.is_some(), self.launch.is_some()];
        stated.into_iter().filter(|stated| *stated).count() + texts(&[&self.category, &self.washing])
    }
}

impl Entry for Order {
    placed!();
    about_a_member!();

    fn same(&self) -> Vec<String> {
        let ordered = self.ordered.map(|day| day.to_string()).unwrap_or_default();
        vec![ordered, self.item.to_string(), self.size.to_string()]
    }

    fn says(&self) -> usize {
        done(&[self.arrived, self.told, self.collected])
    }
}

impl Entry for Voucher {
    placed!();
    about_a_member!();

    fn same(&self) -> Vec<String> {
        let issued = self.issued.map(|day| day.to_string()).unwrap_or_default();
        vec![issued, self.kind.to_string(), self.value.map(|value| value.to_string()).unwrap_or_default()]
    }

    fn says(&self) -> usize {
        done(&[self.used]) + usize::from(self.valid_until.is_some())
    }
}

impl Entry for Measure {
    const NAMES_MEMBERS: bool = false;

    placed!();

    fn names(&mut self) -> (Option<&mut NameId>, Option<&mut NameId>) {
        (None, Some(&mut self.owner))
    }

    // The day by which it is to be done may be put off.
    fn same(&self) -> Vec<String> {
        vec![self.cause.to_string(), self.action.to_string()]
    }

    fn says(&self) -> usize {
        done(&[self.done]) * 3 + usize::from(self.due.is_some()) + usize::from(!self.owner.is_none())
    }
}

impl Entry for Answer {
    placed!();
    about_a_member!();

    fn names(&mut self) -> (Option<&mut NameId>, Option<&mut NameId>) {
        (Some(&mut self.shop), Some(&mut self.staff))
    }

    // Nobody changes what was answered; many do not say who they are.
    fn same(&self) -> Vec<String> {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let Self { scores, importance, recommend, remark, .. } = self;
        vec![day, format!("{scores:?}{importance:?}{recommend:?}"), remark.to_string()]
    }

    fn says(&self) -> usize {
        usize::from(!self.shop.is_none()) + usize::from(!self.staff.is_none())
    }
}

impl Entry for Inspection {
    const NAMES_MEMBERS: bool = false;

    placed!();

    fn names(&mut self) -> (Option<&mut NameId>, Option<&mut NameId>) {
        (Some(&mut self.shop), Some(&mut self.staff))
    }

    fn same(&self) -> Vec<String> {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let name = |id: NameId| id.index().map(|index| index.to_string()).unwrap_or_default();
        vec![day, name(self.shop), name(self.staff), self.inspector.to_string()]
    }

    fn says(&self) -> usize {
        self.moments.iter().flatten().count()
    }
}

impl Entry for Approval {
    placed!();
    about_a_member!();

    fn same(&self) -> Vec<String> {
        let (step, anchor) = self.contact;
        let proposed = self.proposed.map(|day| day.to_string()).unwrap_or_default();
        let moved = self.moved.map(|day| day.to_string()).unwrap_or_default();
        vec![step.key().to_owned(), anchor.to_string(), proposed, self.verdict.key().to_owned(), moved]
    }

    // Words that differ are all kept: which of them counts does not depend on what is read beside them.
    fn says(&self) -> usize {
        0
    }
}
