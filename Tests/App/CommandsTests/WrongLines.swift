/// Wrong lines, and what is said of each.
enum WrongLines {
  /// A line as one would type it, and its one sentence.
  struct Line: Sendable {
    let line: String
    let vi: String
    let en: String
  }

  static let all: [Line] = [
    Line(
      line: "calender",
      vi: #"phoihop: không có lệnh "calender"; có phải "calendar"?"#,
      en: #"phoihop: there is no command "calender"; did you mean "calendar"?"#),
    Line(
      line: "xyzzy",
      vi: #"phoihop: không có lệnh "xyzzy"; xem phoihop --help"#,
      en: #"phoihop: there is no command "xyzzy"; see phoihop --help"#),
    Line(
      line: "-x",
      vi: #"phoihop: trước "-x" cần một lệnh; xem phoihop --help"#,
      en: #"phoihop: a command must stand before "-x"; see phoihop --help"#),
    Line(
      line: "--language",
      vi: #"phoihop: --language cần một giá trị: --language vi|en"#,
      en: #"phoihop: --language needs a value: --language vi|en"#),
    Line(
      line: "--language xx demo",
      vi: #"phoihop: --language: "xx" không được dùng; được dùng: vi, en"#,
      en: #"phoihop: --language: "xx" is not allowed; allowed: vi, en"#),
    Line(
      line: "--language= demo",
      vi: #"phoihop: --language cần một giá trị: --language vi|en"#,
      en: #"phoihop: --language needs a value: --language vi|en"#),
    Line(
      line: "demo --language",
      vi: #"phoihop: --language cần một giá trị: --language vi|en"#,
      en: #"phoihop: --language needs a value: --language vi|en"#),
    Line(
      line: "help xyzzy",
      vi: #"phoihop: không có lệnh "xyzzy"; xem phoihop --help"#,
      en: #"phoihop: there is no command "xyzzy"; see phoihop --help"#),
    Line(
      line: "demo x",
      vi: #"phoihop demo không nhận "x"; xem phoihop demo --help"#,
      en: #"phoihop demo does not take "x"; see phoihop demo --help"#),
    Line(
      line: "demo --format json",
      vi: #"phoihop demo không có --format; xem phoihop demo --help"#,
      en: #"phoihop demo has no --format; see phoihop demo --help"#),
    Line(
      line: "completeness --by week",
      vi: #"phoihop: --by: "week" không được dùng; được dùng: regulation, organisation, period"#,
      en: #"phoihop: --by: "week" is not allowed; allowed: regulation, organisation, period"#),
    Line(
      line: "completeness --to 2022-12-31 --on 2024-03-20",
      vi: "phoihop: --to 2022-12-31 nằm ngoài khoảng mặc định 2024-01-01…2024-12-31; ghi cả --from và --to",
      en: "phoihop: --to 2022-12-31 lies outside the default window 2024-01-01…2024-12-31; give both --from and --to"),
    Line(
      line: "completeness --from 2024-05-01 --to 2024-04-01",
      vi: "phoihop: --from 2024-05-01 sau --to 2024-04-01; khoảng hạn phải đi tới",
      en: "phoihop: --from 2024-05-01 is after --to 2024-04-01; a window runs forward"),
    Line(
      line: "completeness --from 1900-01-01 --to 2000-12-31",
      vi: "phoihop: khoảng hạn dài 36889 ngày; một lần hỏi tối đa 36525 ngày (một trăm năm)",
      en: "phoihop: the window is 36889 days long; one question takes at most 36525 days (a hundred years)"),
    Line(
      line: "completeness --regulation uong-by",
      vi: #"phoihop: không có quy chế "uong-by"; có phải "uong-bi"?"#,
      en: #"phoihop: there is no regulation "uong-by"; did you mean "uong-bi"?"#),
    Line(
      line: "completeness --bearer org-007",
      vi: #"phoihop: danh bạ không có cơ quan mã "org-007"; có phải "org-0007"?"#,
      en: #"phoihop: the register has no body with the id "org-007"; did you mean "org-0007"?"#),
    Line(
      line: "completeness x",
      vi: #"phoihop completeness không nhận "x"; xem phoihop completeness --help"#,
      en: #"phoihop completeness does not take "x"; see phoihop completeness --help"#),
    Line(
      line: "burden",
      vi: "phoihop burden cần --year NĂM, như --year 2023",
      en: "phoihop burden needs --year YEAR, as --year 2023"),
    Line(
      line: "burden --year 23",
      vi: #"phoihop: --year: "23" không phải là năm từ 1900 đến 2199; viết như 2023"#,
      en: #"phoihop: --year: "23" is no year from 1900 to 2199; write it as 2023"#),
    Line(
      line: "burden --year 2023 --on 2023-01-01",
      vi: "phoihop burden không có --on; xem phoihop burden --help",
      en: "phoihop burden has no --on; see phoihop burden --help"),
    Line(
      line: "derive soc-trang",
      vi: "phoihop derive cần mã một quy chế và --for MÃ_CƠ_QUAN, như phoihop derive soc-trang --for org-0552",
      en: "phoihop derive needs the id of one regulation and --for BODY_ID, as phoihop derive soc-trang --for org-0552"),
    Line(
      line: "derive soc-trang quang-nam --for org-0552",
      vi: "phoihop derive cần mã một quy chế và --for MÃ_CƠ_QUAN, như phoihop derive soc-trang --for org-0552",
      en: "phoihop derive needs the id of one regulation and --for BODY_ID, as phoihop derive soc-trang --for org-0552"),
    Line(
      line: "derive soc-tran --for org-0552",
      vi: #"phoihop: không có quy chế "soc-tran"; có phải "soc-trang"?"#,
      en: #"phoihop: there is no regulation "soc-tran"; did you mean "soc-trang"?"#),
    Line(
      line: "derive soc-trang --for org-552",
      vi: #"phoihop: danh bạ không có cơ quan mã "org-552"; có phải "org-0552"?"#,
      en: #"phoihop: the register has no body with the id "org-552"; did you mean "org-0552"?"#),
    Line(
      line: "derive soc-trang --for org-0487",
      vi: "phoihop: --for org-0487: cơ quan ở cấp tỉnh, văn bản ở cấp tỉnh; cần một cơ quan cấp dưới",
      en:
        "phoihop: --for org-0487: the body is of level province, the text of level province; a body of a level below is needed"
    ),
    Line(
      line: "derive uong-bi --for org-0487",
      vi: "phoihop: --for org-0487: cơ quan ở cấp tỉnh, văn bản ở cấp huyện; cần một cơ quan cấp dưới",
      en:
        "phoihop: --for org-0487: the body is of level province, the text of level district; a body of a level below is needed"
    ),
    Line(
      line: "derive soc-trang --for org-0106",
      vi: "phoihop: --for org-0106: Thành phố Long Khánh không thuộc Tỉnh Sóc Trăng, nơi của văn bản",
      en: "phoihop: --for org-0106: Thành phố Long Khánh does not lie in Tỉnh Sóc Trăng, the place of the text"),
    Line(
      line: "derive soc-trang --for org-0552 --on 2027-01-01",
      vi: "phoihop: soc-trang: văn bản hết hiệu lực ngày 31/12/2026; chọn --on không muộn hơn",
      en: "phoihop: soc-trang: the text ended on 31/12/2026; choose an --on no later"),
    Line(
      line: "derive khieu-nai --for org-0552",
      vi:
        "phoihop: khieu-nai: không bên nào phải làm việc trong văn bản có cả cấp và nơi, nên không biết cấp dưới là cấp nào",
      en:
        "phoihop: khieu-nai: no party that owes in the text has both a level and a place, so nobody can say which level is below"
    ),
    Line(
      line: "derive soc-trang --for org-0552 --id Nga_Nam",
      vi: #"phoihop: soc-trang: mã của dự thảo chỉ gồm chữ thường không dấu, số và gạch nối; ở đây là "Nga_Nam""#,
      en: #"phoihop: soc-trang: the id of the draft has small ASCII letters, digits and hyphens; here it is "Nga_Nam""#),
    Line(
      line: "derive soc-trang --for org-0552 --id uong-bi",
      vi: #"phoihop: đã có quy chế mã "uong-bi"; cho dự thảo một mã khác bằng --id"#,
      en: #"phoihop: there is a regulation "uong-bi" already; give the draft another id with --id"#),
    Line(
      line: "derive soc-trang --for org-0552 --party BCSĐ",
      vi: #"phoihop: --party: "BCSĐ" không đúng dạng; viết TÊN=MÃ_CƠ_QUAN, như --party BCSĐ=org-0553"#,
      en: #"phoihop: --party: "BCSĐ" is not of the form; write NAME=BODY_ID, as --party BCSĐ=org-0553"#),
    Line(
      line: "derive soc-trang --for org-0552 --party BSCĐ=org-0553",
      vi: #"phoihop: soc-trang: văn bản không có bên "BSCĐ"; có phải "BCSĐ"?"#,
      en: #"phoihop: soc-trang: the text has no party "BSCĐ"; did you mean "BCSĐ"?"#),
    Line(
      line: "derive soc-trang --for org-0552 --party BCSĐ=org-0553 --party BCSĐ=org-0551",
      vi: "phoihop: --party BCSĐ viết hai lần",
      en: "phoihop: --party BCSĐ is given twice"),
    Line(
      line: "derive soc-trang --for org-0552 --output LICENSE",
      vi: #"phoihop: đã có "LICENSE" nên không ghi; chọn tên khác"#,
      en: #"phoihop: "LICENSE" is there already and is not written over; choose another name"#),
    Line(
      line: "derive soc-trang --for org-0552 --output nowhere/nga-nam.md",
      vi: #"phoihop: không ghi được "nowhere/nga-nam.md": không có thư mục chứa nó"#,
      en: #"phoihop: "nowhere/nga-nam.md" cannot be written: there is no such folder"#),
    Line(
      line: "adoptions soc-tran",
      vi: #"phoihop: không có quy chế "soc-tran"; có phải "soc-trang"?"#,
      en: #"phoihop: there is no regulation "soc-tran"; did you mean "soc-trang"?"#),
    Line(
      line: "adoptions --by rule",
      vi: "phoihop adoptions không có --by; xem phoihop adoptions --help",
      en: "phoihop adoptions has no --by; see phoihop adoptions --help"),
    Line(
      line: "diff a.md",
      vi: "phoihop diff cần hai bản, bản cũ trước: phoihop diff CŨ MỚI (tệp hoặc thư mục quy tắc)",
      en: "phoihop diff needs two versions, the old one first: phoihop diff OLD NEW (rule files or folders)"),
    Line(
      line: "diff a.md b.md --from 2024-13-01",
      vi: "phoihop: --from: không có ngày 2024-13-01 trong lịch",
      en: "phoihop: --from: there is no day 2024-13-01 in the calendar"),
    Line(
      line: "diff Registers Regulations",
      vi: #"phoihop: trong "Registers" không có tệp .md nào"#,
      en: #"phoihop: there is no .md file in "Registers""#),
    Line(
      line: "obligations",
      vi: #"phoihop obligations cần --from NGÀY, như --from 2024-03-20"#,
      en: #"phoihop obligations needs --from DAY, as --from 2024-03-20"#),
    Line(
      line: "obligations --from 2024-03-01",
      vi: #"phoihop obligations cần --to NGÀY, như --to 2024-03-20"#,
      en: #"phoihop obligations needs --to DAY, as --to 2024-03-20"#),
    Line(
      line: "obligations x",
      vi: #"phoihop obligations không nhận "x"; xem phoihop obligations --help"#,
      en: #"phoihop obligations does not take "x"; see phoihop obligations --help"#),
    Line(
      line: "obligations --form 2024-03-01",
      vi: #"phoihop obligations không có --form; có phải --from?"#,
      en: #"phoihop obligations has no --form; did you mean --from?"#),
    Line(
      line: "obligations -f 2024-03-01",
      vi: #"phoihop obligations không có -f; xem phoihop obligations --help"#,
      en: #"phoihop obligations has no -f; see phoihop obligations --help"#),
    Line(
      line: "obligations --zzzzzz 2024-03-01",
      vi: #"phoihop obligations không có --zzzzzz; xem phoihop obligations --help"#,
      en: #"phoihop obligations has no --zzzzzz; see phoihop obligations --help"#),
    Line(
      line: "obligations --from",
      vi: #"phoihop: --from cần một giá trị: --from NGÀY"#,
      en: #"phoihop: --from needs a value: --from DAY"#),
    Line(
      line: "obligations --from --to 2024-03-31",
      vi: #"phoihop: --from cần một giá trị: --from NGÀY"#,
      en: #"phoihop: --from needs a value: --from DAY"#),
    Line(
      line: "obligations --from= --to 2024-03-31",
      vi: #"phoihop: --from cần một giá trị: --from NGÀY"#,
      en: #"phoihop: --from needs a value: --from DAY"#),
    Line(
      line: "obligations --from 2024-03-01 --from 2024-03-02",
      vi: #"phoihop: --from viết hai lần"#,
      en: #"phoihop: --from is given twice"#),
    Line(
      line: "obligations --from 30/2/2024 --to 2024-03-31",
      vi: #"phoihop: --from: không có ngày 30/2/2024 trong lịch"#,
      en: #"phoihop: --from: there is no day 30/2/2024 in the calendar"#),
    Line(
      line: "obligations --from 2024-02-30 --to 2024-03-31",
      vi: #"phoihop: --from: không có ngày 2024-02-30 trong lịch"#,
      en: #"phoihop: --from: there is no day 2024-02-30 in the calendar"#),
    Line(
      line: "obligations --from 2024-03-01 --to 31/4/2024",
      vi: #"phoihop: --to: không có ngày 31/4/2024 trong lịch"#,
      en: #"phoihop: --to: there is no day 31/4/2024 in the calendar"#),
    Line(
      line: "obligations --from hôm-nay --to 2024-03-31",
      vi: #"phoihop: --from: "hôm-nay" không phải là ngày; viết 2024-03-20 hoặc 20/3/2024"#,
      en: #"phoihop: --from: "hôm-nay" is no day; write 2024-03-20 or 20/3/2024"#),
    Line(
      line: "obligations --from 2024-03-31 --to 2024-03-01",
      vi: #"phoihop: --from 2024-03-31 sau --to 2024-03-01; khoảng hạn phải đi tới"#,
      en: #"phoihop: --from 2024-03-31 is after --to 2024-03-01; a window runs forward"#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --on 2023-02-29",
      vi: #"phoihop: --on: không có ngày 2023-02-29 trong lịch"#,
      en: #"phoihop: --on: there is no day 2023-02-29 in the calendar"#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --known 32/1/2024",
      vi: #"phoihop: --known: không có ngày 32/1/2024 trong lịch"#,
      en: #"phoihop: --known: there is no day 32/1/2024 in the calendar"#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --format xml",
      vi: #"phoihop: --format: "xml" không được dùng; được dùng: table, json, csv"#,
      en: #"phoihop: --format: "xml" is not allowed; allowed: table, json, csv"#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --regulation tra-vin",
      vi: #"phoihop: không có quy chế "tra-vin"; có phải "tra-vinh"?"#,
      en: #"phoihop: there is no regulation "tra-vin"; did you mean "tra-vinh"?"#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --regulation zzzzzzzz",
      vi:
        #"phoihop: không có quy chế "zzzzzzzz"; có: dong-nai, quang-nam, soc-trang, tra-vinh, uong-bi, bao-cao, bao-cao-tu-phap, bao-cao-van-phong-chinh-phu, bi-thu-tiep-dan, cap-do-an-toan, dan-chu-co-so, dia-gioi, du-lieu-ca-nhan, giam-sat-phan-bien, hoi-nong-dan, khieu-nai, khieu-nai-cong-khai, kien-nghi-cu-tri, mat-tran, phieu-ho-gia-dinh, quy-che-chinh-phu, quy-dinh-hanh-chinh, sap-xep-bo-may, tiep-cong-dan, tiep-cong-dan-nghi-dinh, to-cao, van-kien-dang, van-thu"#,
      en:
        #"phoihop: there is no regulation "zzzzzzzz"; there are: dong-nai, quang-nam, soc-trang, tra-vinh, uong-bi, bao-cao, bao-cao-tu-phap, bao-cao-van-phong-chinh-phu, bi-thu-tiep-dan, cap-do-an-toan, dan-chu-co-so, dia-gioi, du-lieu-ca-nhan, giam-sat-phan-bien, hoi-nong-dan, khieu-nai, khieu-nai-cong-khai, kien-nghi-cu-tri, mat-tran, phieu-ho-gia-dinh, quy-che-chinh-phu, quy-dinh-hanh-chinh, sap-xep-bo-may, tiep-cong-dan, tiep-cong-dan-nghi-dinh, to-cao, van-kien-dang, van-thu"#
    ),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --bearer org-9999",
      vi: #"phoihop: danh bạ không có cơ quan mã "org-9999"; có phải "org-0099"?"#,
      en: #"phoihop: the register has no body with the id "org-9999"; did you mean "org-0099"?"#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --bearer zzz",
      vi: #"phoihop: danh bạ không có cơ quan mã "zzz"; mã và tên ở names.csv của danh bạ"#,
      en: #"phoihop: the register has no body with the id "zzz"; ids and names stand in names.csv of the register"#),
    // The year of 24 has no obligations, and an empty answer would be believed.
    Line(
      line: "obligations --from 1/3/24 --to 31/3/2024",
      vi: #"phoihop: --from: "1/3/24" không phải là ngày; viết 2024-03-20 hoặc 20/3/2024"#,
      en: #"phoihop: --from: "1/3/24" is no day; write 2024-03-20 or 20/3/2024"#),
    // The first quarter ends on 31/3/2024, and each period of this rule on day 20: the twelve that end nearest to it.
    Line(
      line: "explain uong-bi/dieu-22/1/doan-1:org-0323:2024-Q1",
      vi:
        "phoihop: uong-bi/dieu-22/1/doan-1 của org-0323 không có kỳ 2024-Q1; các kỳ gần đó: 2023-M11, 2023, 2023-M12, 2024-M01, 2024-M02, 2024-3M, 2024-M03, 2024-M04, 2024-M05, 2024-6M, 2024-M06, 2024-M07",
      en:
        "phoihop: uong-bi/dieu-22/1/doan-1 of org-0323 has no period 2024-Q1; periods near it: 2023-M11, 2023, 2023-M12, 2024-M01, 2024-M02, 2024-3M, 2024-M03, 2024-M04, 2024-M05, 2024-6M, 2024-M06, 2024-M07"
    ),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --register /khong-co",
      vi: #"phoihop: danh bạ là một thư mục tệp CSV; không có thư mục "/khong-co""#,
      en: #"phoihop: a register is a folder of CSV files; there is no folder "/khong-co""#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --register LICENSE",
      vi: #"phoihop: "LICENSE" là một tệp, cần một thư mục"#,
      en: #"phoihop: "LICENSE" is a file, a folder is needed"#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --regulations /khong-co",
      vi: #"phoihop: không có "/khong-co""#,
      en: #"phoihop: there is no "/khong-co""#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --regulations LICENSE",
      vi: #"phoihop: "LICENSE" là một tệp, cần một thư mục"#,
      en: #"phoihop: "LICENSE" is a file, a folder is needed"#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --regulations Registers/five-jurisdictions",
      vi: #"phoihop: trong "Registers/five-jurisdictions" không có quy chế nào (tệp .md)"#,
      en: #"phoihop: there is no regulation (.md file) in "Registers/five-jurisdictions""#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --events /khong-co.jsonl",
      vi: #"phoihop: không có "/khong-co.jsonl""#,
      en: #"phoihop: there is no "/khong-co.jsonl""#),
    Line(
      line: "obligations --from 2024-03-01 --to 2024-03-31 --events Regulations",
      vi: #"phoihop: "Regulations" là thư mục, cần một tệp"#,
      en: #"phoihop: "Regulations" is a folder, a file is needed"#),
    Line(
      line: "explain",
      vi: #"phoihop explain cần một mã nhiệm vụ; mã ở cột cuối của phoihop obligations"#,
      en: #"phoihop explain needs the id of one obligation; it stands in the last column of phoihop obligations"#),
    Line(
      line: "explain a b",
      vi: #"phoihop explain cần một mã nhiệm vụ; mã ở cột cuối của phoihop obligations"#,
      en: #"phoihop explain needs the id of one obligation; it stands in the last column of phoihop obligations"#),
    Line(
      line: "explain abc",
      vi: #"phoihop: "abc" không phải là mã nhiệm vụ; mã có dạng tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03"#,
      en: #"phoihop: "abc" is no id of an obligation; one looks like tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03"#),
    Line(
      line: "explain tra-vinh/dieu-6/gach-2/b:org-0007:2024-M13",
      vi:
        #"phoihop: "tra-vinh/dieu-6/gach-2/b:org-0007:2024-M13" không phải là mã nhiệm vụ; mã có dạng tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03"#,
      en:
        #"phoihop: "tra-vinh/dieu-6/gach-2/b:org-0007:2024-M13" is no id of an obligation; one looks like tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03"#
    ),
    Line(
      line: "explain tra-vin/dieu-6/gach-2/b:org-0007:2024-M03",
      vi: #"phoihop: không có quy chế "tra-vin"; có phải "tra-vinh"?"#,
      en: #"phoihop: there is no regulation "tra-vin"; did you mean "tra-vinh"?"#),
    Line(
      line: "explain zzzzzzzz/dieu-6/gach-2/b:org-0007:2024-M03",
      vi:
        #"phoihop: không có quy chế "zzzzzzzz"; có: dong-nai, quang-nam, soc-trang, tra-vinh, uong-bi, bao-cao, bao-cao-tu-phap, bao-cao-van-phong-chinh-phu, bi-thu-tiep-dan, cap-do-an-toan, dan-chu-co-so, dia-gioi, du-lieu-ca-nhan, giam-sat-phan-bien, hoi-nong-dan, khieu-nai, khieu-nai-cong-khai, kien-nghi-cu-tri, mat-tran, phieu-ho-gia-dinh, quy-che-chinh-phu, quy-dinh-hanh-chinh, sap-xep-bo-may, tiep-cong-dan, tiep-cong-dan-nghi-dinh, to-cao, van-kien-dang, van-thu"#,
      en:
        #"phoihop: there is no regulation "zzzzzzzz"; there are: dong-nai, quang-nam, soc-trang, tra-vinh, uong-bi, bao-cao, bao-cao-tu-phap, bao-cao-van-phong-chinh-phu, bi-thu-tiep-dan, cap-do-an-toan, dan-chu-co-so, dia-gioi, du-lieu-ca-nhan, giam-sat-phan-bien, hoi-nong-dan, khieu-nai, khieu-nai-cong-khai, kien-nghi-cu-tri, mat-tran, phieu-ho-gia-dinh, quy-che-chinh-phu, quy-dinh-hanh-chinh, sap-xep-bo-may, tiep-cong-dan, tiep-cong-dan-nghi-dinh, to-cao, van-kien-dang, van-thu"#
    ),
    Line(
      line: "explain tra-vinh/dieu-6/gach-2/x:org-0007:2024-M03",
      vi: #"phoihop: tra-vinh không có câu nào ở địa chỉ tra-vinh/dieu-6/gach-2/x; gần nhất: tra-vinh/dieu-6/gach-2/a"#,
      en: #"phoihop: tra-vinh has no sentence at tra-vinh/dieu-6/gach-2/x; nearest: tra-vinh/dieu-6/gach-2/a"#),
    Line(
      line: "explain tra-vinh/dieu-5/1/gach-2/g:org-0005:2024",
      vi:
        #"phoihop: tra-vinh/dieu-5/1/gach-2/g không có việc riêng: được thực hiện qua tra-vinh/dieu-6/gach-1 (Regulations/tra-vinh.md:288)"#,
      en:
        #"phoihop: tra-vinh/dieu-5/1/gach-2/g owes nothing of its own: it is done through tra-vinh/dieu-6/gach-1 (Regulations/tra-vinh.md:288)"#
    ),
    Line(
      line: "explain tra-vinh/dieu-6/gach-2/b:org-9999:2024-M03",
      vi: #"phoihop: danh bạ không có cơ quan mã "org-9999"; có phải "org-0099"?"#,
      en: #"phoihop: the register has no body with the id "org-9999"; did you mean "org-0099"?"#),
    Line(
      line: "explain tra-vinh/dieu-6/gach-2/b:org-0006:2023-M01",
      vi:
        #"phoihop: tra-vinh/dieu-6/gach-2/b kỳ 2023-M01 không phải việc của org-0006; kỳ này là của org-0007 và 5 cơ quan khác"#,
      en: #"phoihop: tra-vinh/dieu-6/gach-2/b for 2023-M01 is not owed by org-0006; it is owed by org-0007 and 5 more"#),
    Line(
      line: "explain tra-vinh/dieu-6/gach-3:org-0007:2023-M01",
      vi: #"phoihop: tra-vinh/dieu-6/gach-3 của org-0007 không có kỳ 2023-M01; các kỳ gần đó: 2022, 2023"#,
      en: #"phoihop: tra-vinh/dieu-6/gach-3 of org-0007 has no period 2023-M01; periods near it: 2022, 2023"#),
    Line(
      line: "explain tra-vinh/dieu-6/gach-2/b:org-0007:2003-M02",
      vi: #"phoihop: tra-vinh/dieu-6/gach-2/b không có kỳ 2003-M02 của org-0007; câu này có hiệu lực từ 17/10/2011"#,
      en:
        #"phoihop: tra-vinh/dieu-6/gach-2/b has no period 2003-M02 of org-0007; its sentence is in force from 17/10/2011"#
    ),
    Line(
      line: "explain tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03 --on 30/2/2024",
      vi: #"phoihop: --on: không có ngày 30/2/2024 trong lịch"#,
      en: #"phoihop: --on: there is no day 30/2/2024 in the calendar"#),
    Line(
      line: "explain tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03 --format csv",
      vi: #"phoihop: --format: "csv" không được dùng; được dùng: text, json"#,
      en: #"phoihop: --format: "csv" is not allowed; allowed: text, json"#),
    Line(
      line: "check /khong-co.md",
      vi: #"phoihop: không có "/khong-co.md""#,
      en: #"phoihop: there is no "/khong-co.md""#),
    Line(
      line: "check --register /khong-co Regulations",
      vi: #"phoihop: danh bạ là một thư mục tệp CSV; không có thư mục "/khong-co""#,
      en: #"phoihop: a register is a folder of CSV files; there is no folder "/khong-co""#),
    Line(
      line: "check --register LICENSE Regulations",
      vi: #"phoihop: "LICENSE" là một tệp, cần một thư mục"#,
      en: #"phoihop: "LICENSE" is a file, a folder is needed"#),
    Line(
      line: "check --format csv",
      vi: #"phoihop: --format: "csv" không được dùng; được dùng: text, json"#,
      en: #"phoihop: --format: "csv" is not allowed; allowed: text, json"#),
    Line(
      line: "check --check Regulations",
      vi: #"phoihop check không có --check; xem phoihop check --help"#,
      en: #"phoihop check has no --check; see phoihop check --help"#),
    Line(
      line: "check Registers",
      vi: #"phoihop: trong "Registers" không có tệp .md nào"#,
      en: #"phoihop: there is no .md file in "Registers""#),
    Line(
      line: "format",
      vi: #"phoihop format cần ít nhất một tệp hoặc thư mục"#,
      en: #"phoihop format needs at least one file or folder"#),
    Line(
      line: "format /khong-co.md",
      vi: #"phoihop: không có "/khong-co.md""#,
      en: #"phoihop: there is no "/khong-co.md""#),
    Line(
      line: "format --check=x Regulations",
      vi: #"phoihop: --check không nhận giá trị"#,
      en: #"phoihop: --check takes no value"#),
    Line(
      line: "format --check --check Regulations",
      vi: #"phoihop: --check viết hai lần"#,
      en: #"phoihop: --check is given twice"#),
    Line(
      line: "format --language xx Regulations",
      vi: #"phoihop: --language: "xx" không được dùng; được dùng: vi, en"#,
      en: #"phoihop: --language: "xx" is not allowed; allowed: vi, en"#),
    Line(
      line: "format --language",
      vi: #"phoihop: --language cần một giá trị: --language vi|en"#,
      en: #"phoihop: --language needs a value: --language vi|en"#),
    Line(
      line: "format Registers",
      vi: #"phoihop: trong "Registers" không có tệp .md nào"#,
      en: #"phoihop: there is no .md file in "Registers""#),
    Line(
      line: "calendar",
      vi:
        #"phoihop: viết: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 hoặc phoihop calendar lunar 2024-02-10"#,
      en:
        #"phoihop: write: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 or phoihop calendar lunar 2024-02-10"#
    ),
    Line(
      line: "calendar add",
      vi:
        #"phoihop: viết: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 hoặc phoihop calendar lunar 2024-02-10"#,
      en:
        #"phoihop: write: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 or phoihop calendar lunar 2024-02-10"#
    ),
    Line(
      line: "calendar add 2024-04-24",
      vi:
        #"phoihop: viết: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 hoặc phoihop calendar lunar 2024-02-10"#,
      en:
        #"phoihop: write: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 or phoihop calendar lunar 2024-02-10"#
    ),
    Line(
      line: "calendar show",
      vi:
        #"phoihop: viết: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 hoặc phoihop calendar lunar 2024-02-10"#,
      en:
        #"phoihop: write: phoihop calendar add 2024-04-24 10wd, phoihop calendar show 2024 or phoihop calendar lunar 2024-02-10"#
    ),
    Line(
      line: "calendar sow 2024",
      vi: #"phoihop calendar không có "sow"; có phải show?"#,
      en: #"phoihop calendar has no "sow"; did you mean show?"#),
    Line(
      line: "calendar zzzzzz 2024",
      vi: #"phoihop calendar không có "zzzzzz"; có: add, show, lunar"#,
      en: #"phoihop calendar has no "zzzzzz"; there are: add, show, lunar"#),
    Line(
      line: "calendar add 30/2/2024 3d",
      vi: #"phoihop: calendar add: không có ngày 30/2/2024 trong lịch"#,
      en: #"phoihop: calendar add: there is no day 30/2/2024 in the calendar"#),
    Line(
      line: "calendar add 2024-02-30 3d",
      vi: #"phoihop: calendar add: không có ngày 2024-02-30 trong lịch"#,
      en: #"phoihop: calendar add: there is no day 2024-02-30 in the calendar"#),
    Line(
      line: "calendar add mai 3d",
      vi: #"phoihop: calendar add: "mai" không phải là ngày; viết 2024-03-20 hoặc 20/3/2024"#,
      en: #"phoihop: calendar add: "mai" is no day; write 2024-03-20 or 20/3/2024"#),
    Line(
      line: "calendar add 2024-02-20 3x",
      vi:
        #"phoihop: "3x" không phải là thời hạn; viết 10wd (ngày làm việc), 30d (ngày), 2w (tuần), 1m (tháng), 1y (năm), thêm dấu - để tính lùi"#,
      en:
        #"phoihop: "3x" is no term; write 10wd (working days), 30d (days), 2w (weeks), 1m (months), 1y (years), with - to count back"#
    ),
    Line(
      line: "calendar add 2024-02-20 0d",
      vi:
        #"phoihop: "0d" không phải là thời hạn; viết 10wd (ngày làm việc), 30d (ngày), 2w (tuần), 1m (tháng), 1y (năm), thêm dấu - để tính lùi"#,
      en:
        #"phoihop: "0d" is no term; write 10wd (working days), 30d (days), 2w (weeks), 1m (months), 1y (years), with - to count back"#
    ),
    Line(
      line: "calendar add 2024-02-20 99999999999999d",
      vi:
        #"phoihop: "99999999999999d" không phải là thời hạn; viết 10wd (ngày làm việc), 30d (ngày), 2w (tuần), 1m (tháng), 1y (năm), thêm dấu - để tính lùi"#,
      en:
        #"phoihop: "99999999999999d" is no term; write 10wd (working days), 30d (days), 2w (weeks), 1m (months), 1y (years), with - to count back"#
    ),
    Line(
      line: "calendar show abcd",
      vi: #"phoihop: "abcd" không phải là năm từ 1900 đến 2999; viết như 2024"#,
      en: #"phoihop: "abcd" is no year from 1900 to 2999; write one such as 2024"#),
    Line(
      line: "calendar show 1500",
      vi: #"phoihop: "1500" không phải là năm từ 1900 đến 2999; viết như 2024"#,
      en: #"phoihop: "1500" is no year from 1900 to 2999; write one such as 2024"#),
    Line(
      line: "calendar show 2024 --scope huyện",
      vi: #"phoihop: --scope: "huyện" không được dùng; được dùng: state, all"#,
      en: #"phoihop: --scope: "huyện" is not allowed; allowed: state, all"#),
    Line(
      line: "calendar show 2024 --format csv",
      vi: #"phoihop: --format: "csv" không được dùng; được dùng: table, json"#,
      en: #"phoihop: --format: "csv" is not allowed; allowed: table, json"#),
    Line(
      line: "calendar show 2024 --scope",
      vi: #"phoihop: --scope cần một giá trị: --scope state|all"#,
      en: #"phoihop: --scope needs a value: --scope state|all"#),
    Line(
      line: "calendar lunar 31/11/2024",
      vi: #"phoihop: calendar lunar: không có ngày 31/11/2024 trong lịch"#,
      en: #"phoihop: calendar lunar: there is no day 31/11/2024 in the calendar"#),
    Line(
      line: "coverage Regulations",
      vi: #"phoihop coverage không nhận "Regulations"; xem phoihop coverage --help"#,
      en: #"phoihop coverage does not take "Regulations"; see phoihop coverage --help"#),
    Line(
      line: "coverage --catalogue",
      vi: #"phoihop: --catalogue cần một giá trị: --catalogue TỆP"#,
      en: #"phoihop: --catalogue needs a value: --catalogue FILE"#),
    Line(
      line: "coverage --catalogue Regulations",
      vi: #"phoihop: "Regulations" là thư mục, cần một tệp"#,
      en: #"phoihop: "Regulations" is a folder, a file is needed"#),
    Line(
      line: "coverage --format csv",
      vi: #"phoihop: --format: "csv" không được dùng; được dùng: text, json"#,
      en: #"phoihop: --format: "csv" is not allowed; allowed: text, json"#),
    Line(
      line: "calendar lunar 1500-01-01",
      vi: #"phoihop: âm lịch được tính từ năm 1968 đến năm 2099"#,
      en: #"phoihop: the lunar calendar is computed from 1968 to 2099"#),
  ]
}
