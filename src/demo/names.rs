//! The words from which people, places and staff are made up.

/// Surnames, the common ones.
pub(super) const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高",
    "罗", "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹", "曾", "彭", "萧", "蔡", "潘", "田", "董", "袁",
    "于", "余", "欧阳",
];

/// Given names of men.
pub(super) const MEN: &[&str] = &[
    "伟", "强", "军", "磊", "勇", "涛", "明", "超", "刚", "平", "辉", "鹏", "志强", "建国", "建华", "文博", "子轩",
    "浩然", "俊杰", "国栋", "海涛", "晓东", "立新", "永康", "天宇", "嘉豪", "思远", "书航", "景明", "德胜", "少华",
    "一鸣", "振宇", "家乐", "泽民", "小龙", "成林", "元正",
];

/// Given names of women, who buy for husbands and sons.
pub(super) const WOMEN: &[&str] = &[
    "芳", "敏", "静", "丽", "娟", "艳", "霞", "燕", "秀英", "玉兰", "晓梅", "雅琴", "欣怡", "思雨", "佳慧", "春燕",
    "美玲", "红梅", "婷婷", "若兰", "雪晴", "小云",
];

/// Housing estates for addresses; there is no town, so that no address is anyone's.
pub(super) const ESTATES: &[&str] = &[
    "阳光花园",
    "锦绣苑",
    "春风里",
    "和平新村",
    "翠湖家园",
    "书香小区",
    "东方名居",
    "桂花园",
    "望江楼",
    "金桥公寓",
    "百合苑",
    "长乐坊",
];

/// The two shops.
pub(super) const SHOPS: [&str; 2] = ["中山路店", "江南店"];
