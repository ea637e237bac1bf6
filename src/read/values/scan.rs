//! A place in a text that moves forward as parts of a grammar are met.

/// What is still to be read. Copy it to try something, and put the copy back where that worked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scan<'a>(pub(super) &'a str);

impl<'a> Scan<'a> {
    /// Passes over `what` (ASCII letters in any case) if it stands here.
    pub(super) fn eat(&mut self, what: &str) -> bool {
        let here = self.0.get(..what.len()).is_some_and(|head| head.eq_ignore_ascii_case(what));
        if here {
            self.0 = &self.0[what.len()..];
        }
        here
    }

    /// Passes over the first of the words that stands here.
    pub(super) fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    /// Passes over blanks.
    pub(super) fn blanks(&mut self) {
        self.0 = self.0.trim_start();
    }

    /// Takes the digits that stand here, perhaps none.
    pub(super) fn digits(&mut self) -> &'a str {
        self.run(|byte| byte.is_ascii_digit())
    }

    /// Takes the ASCII letters that stand here, perhaps none.
    pub(super) fn letters(&mut self) -> &'a str {
        self.run(|byte| byte.is_ascii_alphabetic())
    }

    /// Takes a number of one or two digits.
    pub(super) fn two(&mut self) -> Option<u32> {
        let digits = self.digits();
        if digits.len() > 2 { None } else { digits.parse().ok() }
    }

    /// Whether nothing is left.
    pub(super) fn done(self) -> bool {
        self.0.is_empty()
    }

    fn run(&mut self, belongs: fn(u8) -> bool) -> &'a str {
        let end = self.0.bytes().position(|byte| !belongs(byte)).unwrap_or(self.0.len());
        let (run, rest) = self.0.split_at(end);
        self.0 = rest;
        run
    }
}
