//! Where all rows went, in one sentence.

use super::{Book, Bucket};

impl Book {
    /// How many rows were read and what became of them, in Chinese and English; buckets without a row are left out.
    pub fn accounts(&self) -> (String, String) {
        let rows = |bucket: Bucket| self.sheets.iter().map(|sheet| sheet.balance.get(bucket).rows).sum::<u64>();
        let read: u64 = self.sheets.iter().map(|sheet| sheet.balance.read.rows).sum();
        let used = rows(Bucket::Attributed) + rows(Bucket::WithoutMember);
        let mut zh = format!("共 {read} 行：计入 {used}");
        let mut en = format!("Rows: {read}; used: {used}");
        let others = [
            (Bucket::Totals, "合计", "totals"),
            (Bucket::Blank, "空行", "blank"),
            (Bucket::SetAside, "有问题", "with problems"),
            (Bucket::Header, "标题", "headers"),
            (Bucket::AfterAsOf, "统计日之后", "after the as-of date"),
            (Bucket::Duplicate, "重复", "duplicates"),
            (Bucket::NotSelected, "没有选中", "not selected"),
        ];
        for (bucket, name_zh, name_en) in others.into_iter().filter(|(bucket, ..)| rows(*bucket) > 0) {
            let see = if bucket == Bucket::SetAside { "（见“问题清单”）" } else { "" };
            zh = format!("{zh}，{name_zh} {}{see}", rows(bucket));
            en = format!("{en}, {name_en}: {}", rows(bucket));
        }
        (zh, en)
    }
}
