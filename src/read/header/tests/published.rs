use super::{facts, named, read, shown};
use crate::book::{Fact, Match};

#[test]
fn orders_of_taobao() {
    let header = "订单编号|买家会员名|买家应付货款|买家实际支付金额|订单状态|买家留言|收货人姓名|收货地址|运送方式|联系手机|订单创建时间|订单付款时间|宝贝标题|宝贝总数量|物流单号|订单备注|店铺名称";
    let row = "1001|tb_a|120|100|交易成功||张三|广州|快递|13800138000|2024-3-5 10:00|2024-3-5 10:05|外套|1|SF1||旗舰店";
    let other = "1002|tb_b|120|100|等待买家付款||李四|广州|快递|13800138001|2024-3-6 10:00||外套|1|SF2||旗舰店";
    let layout = read(&format!("{header}\n{row}\n{other}"));
    assert_eq!(shown(&layout), "purchase: receipt card_no - amount status - name - - phone - date item qty - - store");
    assert_eq!(layout.as_ref().map(|layout| (layout.paid, layout.ordered)), Ok((Some(11), Some(10))));
    assert_eq!(
        facts(&layout),
        [
            &Fact::OtherColumn(named("消费日期", "date")),
            &Fact::OtherColumn(named("小票号", "receipt")),
            &Fact::OtherColumn(named("实付金额", "amount")),
        ]
    );
}

#[test]
fn orders_of_shopify() {
    let header = "Name|Email|Financial Status|Paid at|Created at|Lineitem quantity|Lineitem name|Lineitem price|Billing Name|Total|Phone|Cancelled at|Subtotal";
    let first =
        "#1001|a@b.c|paid|2024-03-05 10:00:00 +0800|2024-03-05 09:00:00 +0800|1|Coat|100.00|Ann Lee|100.00|||100.00";
    let second =
        "#1002|b@b.c|paid|2024-03-06 10:00:00 +0800|2024-03-06 09:00:00 +0800|2|Hat|30.00|Bob Ray|60.00|||60.00";
    let layout = read(&format!("{header}\n{first}\n{second}"));
    assert_eq!(shown(&layout), "purchase: receipt - type date - qty item price name - phone - amount");
    assert!(facts(&layout).contains(&&Fact::TakenAs(named("小票号", "receipt"))));
    assert_eq!(layout.map(|layout| (layout.paid, layout.ordered)), Ok((Some(3), Some(4))));
}

#[test]
fn online_retail_of_uci() {
    let text = "InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country\n\
                536365|85123A|WHITE HANGING HEART|6|12/1/2010 8:26|2.55|17850|United Kingdom\n\
                536365|71053|WHITE METAL LANTERN|6|12/1/2010 8:26|3.39|17850|United Kingdom\n\
                536366|22633|HAND WARMER|6|12/1/2010 8:28|1.85|13047|United Kingdom";
    assert_eq!(shown(&read(text)), "purchase: receipt sku item qty date price card_no -");
}

#[test]
fn the_sample_of_cdnow() {
    let layout =
        read("customer_id|date|cds|amount\n0001|1997-01-01|2|29.33\n0001|1997-01-18|2|29.73\n0002|1997-08-02|1|14.96");
    assert_eq!(shown(&layout), "purchase: card_no date - amount");
    assert_eq!(layout.map(|layout| layout.columns[2].how), Ok(Match::Unused(None)));
    let chinese = "会员编号|消费日期|商品|数量|消费金额\n0001|1997/01/01|CD|2|29.33\n0001|1997/01/18|CD|2|29.73";
    assert_eq!(shown(&read(chinese)), "purchase: card_no date item qty amount");
}

#[test]
fn the_orders_of_the_rfm_package_keep_their_names_as_keys() {
    let text = "customer_id|order_date|revenue\nBrion Stark|2004-12-20|32\nEthyl Botsford|2005-05-02|36";
    assert_eq!(shown(&read(text)), "purchase: card_no date amount");
    let chinese = "会员姓名|消费日期|消费金额\nBrion Stark|2004.12.20|32\nEthyl Botsford|2005.05.02|36";
    assert_eq!(shown(&read(chinese)), "purchase: name date amount");
}

#[test]
fn customers_in_english_by_camel_case() {
    let text = "CustomerName|Order_Date|TotalAmount|MobileNo\nAnn Lee|2024-03-05|120.50|13800138000";
    assert_eq!(shown(&read(text)), "purchase: name date amount phone");
}

/// Looks at the data sets that `REGULARS_DATA` names; without it there is nothing to look at.
#[test]
fn the_headers_of_the_data_sets_are_understood() {
    let Ok(folder) = std::env::var("REGULARS_DATA") else { return };
    for (file, expected) in [
        ("cdnow/cdnow_sample.csv", "purchase: card_no date - amount"),
        ("cdnow/cdnow_sample_gbk.csv", "purchase: card_no date item qty amount"),
        ("rfm/rfm_data_orders.csv", "purchase: card_no date amount"),
        ("rfm/rfm_data_orders_gbk.csv", "purchase: card_no date amount"),
    ] {
        let bytes = std::fs::read(std::path::Path::new(&folder).join(file)).unwrap_or_default();
        let text = encoding_rs::GB18030.decode(&bytes).0;
        let head: Vec<&str> = text.lines().take(220).collect();
        assert_eq!(shown(&read(&head.join("\n").replace(',', "|"))), expected, "{file}");
    }
}
