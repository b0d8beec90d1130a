//! Signs of currencies with the region that a number format names beside them.

/// What a sign means in a region, in a writing that cost tables know; none where several currencies have it and
/// the region is not listed, or where it is not known at all.
pub(super) fn of<'s>(sign: &'s str, region: &str) -> Option<&'s str> {
    let region = region.to_ascii_uppercase();
    // `409`, `0409`, `en-US`.
    let region = region.trim_start_matches('0');
    let is = |regions: &[&str]| regions.contains(&region);
    let is_code = sign.len() == 3 && sign.bytes().all(|byte| byte.is_ascii_uppercase());
    Some(match sign {
        "$" if is(&["", "409", "EN-US"]) => "US$",
        "$" if is(&["C09", "EN-AU"]) => "AUD",
        "$" if is(&["1004", "4809", "EN-SG", "ZH-SG"]) => "SGD",
        "$" if is(&["404", "ZH-TW"]) => "TWD",
        "$" if is(&["C04", "3C09", "ZH-HK", "EN-HK"]) => "HKD",
        "$" if is(&["80A", "ES-MX"]) => "MXN",
        "$" if is(&["340A", "ES-CL"]) => "CLP",
        "¥" | "￥" | "\\" if is(&["804", "1004", "ZH-CN", "ZH-SG"]) => "CNY",
        "¥" | "￥" | "\\" => "¥",
        "₨" | "Rs" | "Rs." | "रु" if is(&["45B", "SI-LK"]) => "LKR",
        "₨" | "Rs" | "Rs." | "रु" if is(&["461", "NE-NP"]) => "NPR",
        "₨" | "Rs" | "Rs." if is(&["439", "4009", "HI-IN", "EN-IN"]) => "INR",
        "K" if is(&["455", "MY-MM"]) => "MMK",
        "K" if is(&["1009", "EN-PG"]) => "PGK",
        "CFA" | "FCFA" if is(&["280C", "300C", "340C", "FR-SN", "FR-CI", "FR-ML"]) => "XOF",
        "Ksh" | "KSh" => "KES",
        "Birr" | "ETB" | "ብር" => "ETB",
        "Rf" | "Rf." | "ރ." => "MVR",
        "₸" => "KZT",
        "R" if is(&["1C09", "436", "EN-ZA", "AF-ZA"]) => "ZAR",
        "Rp" => "IDR",
        "RM" => "MYR",
        "৳" => "BDT",
        "៛" => "KHR",
        "₭" => "LAK",
        "₮" => "MNT",
        "đ" => "₫",
        _ if KNOWN.contains(&sign) || is_code => sign,
        _ => return None,
    })
}

/// Signs that mean one currency wherever they stand.
const KNOWN: [&str; 16] =
    ["", "US$", "A$", "S$", "NT$", "HK$", "R$", "€", "£", "₩", "฿", "₫", "₱", "₹", "円", "元"];
