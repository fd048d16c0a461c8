import Testing

/// A small country, a plan for it, and what is wrong with the plan when one file is another. `FOLDER` stands for its folder.
enum PlannedPlans {
  struct Fault: Sendable, CustomTestStringConvertible {
    let code: String
    /// The files that differ, by path; nil for one that is missing.
    let files: [String: String?]
    var on = "2025-07-01"
    let vi: String
    let en: String

    var testDescription: String { "\(code): \(vi)" }
  }

  /// An has a district with two communes, Bình one with one; they become An Bình with two communes, Hai being divided. Đảo is a district
  /// without communes that becomes a zone.
  static let files: [String: String] = [
    "reg/areas.csv": """
    id,code,name,level,parent,from,to
    p1,01,Tỉnh An,tỉnh,,,2025-06-30
    p2,02,Tỉnh Bình,tỉnh,,,2025-06-30
    d1,010,Huyện Đông,huyện,p1,,2025-06-30
    d2,020,Huyện Tây,huyện,p2,,2025-06-30
    d3,021,Huyện Đảo,huyện,p2,,2025-06-30
    c1,00001,Xã Một,xã,d1,,2025-06-30
    c2,00002,Xã Hai,xã,d1,,2025-06-30
    c3,00003,Xã Ba,xã,d2,,2025-06-30
    q1,01,Tỉnh An Bình,tỉnh,,2025-07-01,
    n1,00001,Xã Mới,xã,q1,2025-07-01,
    n2,00003,Xã Ba,xã,q1,2025-07-01,
    n3,00004,Đặc khu Đảo,xã,q1,2025-07-01,

    """,
    "reg/standard.csv": """
    slot,level,kind,name,party,state
    cap-uy,tỉnh,cấp ủy,{committee} {name},,
    ubnd,tỉnh,ủy ban nhân dân,Ủy ban nhân dân {area},,
    cap-uy,huyện,cấp ủy,{committee} {name},^cap-uy,
    ubnd,huyện,ủy ban nhân dân,Ủy ban nhân dân {area},,^ubnd
    ban-a,huyện,ban lẻ,Ban lẻ {area},cap-uy,
    cap-uy,xã,cấp ủy,Đảng ủy {area},^cap-uy,
    ubnd,xã,ủy ban nhân dân,Ủy ban nhân dân {area},,^ubnd

    """,
    "reg/heirs.csv": """
    kind,heir,sure
    *,cấp ủy,không

    """,
    "plan/communes-before.csv": """
    province_code,province,district_code,district,commune_code,commune
    01,Tỉnh An,010,Huyện Đông,00001,Xã Một
    01,Tỉnh An,010,Huyện Đông,00002,Xã Hai
    02,Tỉnh Bình,020,Huyện Tây,00003,Xã Ba

    """,
    "plan/communes-after.csv": """
    province_code,province,commune_code,commune
    01,Tỉnh An Bình,00001,Xã Mới
    01,Tỉnh An Bình,00003,Xã Ba
    01,Tỉnh An Bình,00004,Đặc khu Đảo

    """,
    "plan/successions.csv": """
    from_commune_code,to_commune_code,extent
    00001,00001,whole
    00002,00001,main-part
    00002,00003,part
    00003,00003,whole

    """,
    "plan/district-successions.csv": """
    from_district_code,to_commune_code
    021,00004

    """,
    "plan/province-successions.csv": """
    from_province_code,to_province_code
    01,01
    02,01

    """,
  ]

  private static func bodies(_ lines: String...) -> [String: String?] {
    ["plan/bodies.csv": "from,to,on,kind,extent,basis\n" + lines.map { $0 + "\n" }.joined()]
  }

  private static func file(_ name: String, _ old: String, _ new: String) -> [String: String?] {
    [name: files[name]?.replacing(old, with: new)]
  }

  static let faults: [Fault] = [
    Fault(
      code: "doubled-unit",
      files: file("plan/communes-after.csv", "00004,Đặc", "00004,Đặc khu Đảo\n01,Tỉnh An Bình,00004,Đặc"),
      vi: "FOLDER/plan/communes-after.csv:5:17: lỗi: đơn vị mã \"00004\" đã có ở dòng 4 [doubled-unit]",
      en:
        "FOLDER/plan/communes-after.csv:5:17: error: the unit with the code \"00004\" is already on line 4 [doubled-unit]"
    ),
    Fault(
      code: "doubled-step",
      files: file("plan/successions.csv", "00003,00003,whole", "00003,00003,whole\n00003,00003,whole"),
      vi: "FOLDER/plan/successions.csv:6:1: lỗi: \"00003\" thành \"00003\" đã có ở dòng 5 [doubled-step]",
      en: "FOLDER/plan/successions.csv:6:1: error: that \"00003\" becomes \"00003\" is already on line 5 [doubled-step]"
    ),
    Fault(
      code: "unlisted-unit",
      files: file("plan/successions.csv", "00003,00003,whole", "00003,00003,whole\n00009,00003,whole"),
      vi: "FOLDER/plan/successions.csv:6:1: lỗi: mã \"00009\" không có trong communes-before.csv [unlisted-unit]",
      en: "FOLDER/plan/successions.csv:6:1: error: the code \"00009\" is not in communes-before.csv [unlisted-unit]"),
    Fault(
      code: "orphan-unit", files: file("plan/successions.csv", "00001,00001,whole\n", ""),
      vi:
        "FOLDER/plan/communes-before.csv:2:27: lỗi: Xã Một (mã \"00001\") không có đơn vị nào kế tiếp trong kế hoạch [orphan-unit]",
      en:
        "FOLDER/plan/communes-before.csv:2:27: error: Xã Một (code \"00001\") has no unit that follows it in the plan [orphan-unit]"
    ),
    Fault(
      code: "orphan-unit", files: ["plan/district-successions.csv": nil],
      vi:
        "FOLDER/plan/communes-after.csv:4:17: lỗi: Đặc khu Đảo (mã \"00004\") không được lập từ đơn vị nào trong kế hoạch [orphan-unit]",
      en:
        "FOLDER/plan/communes-after.csv:4:17: error: Đặc khu Đảo (code \"00004\") is made of no unit in the plan [orphan-unit]"
    ),
    Fault(
      code: "extents-disagree", files: file("plan/successions.csv", "00002,00003,part", "00002,00003,main-part"),
      vi:
        "FOLDER/plan/successions.csv:3:1: lỗi: \"00002\" phải sang một nơi với \"whole\", hoặc sang nhiều nơi với đúng một \"main-part\" và còn lại \"part\" [extents-disagree]",
      en:
        "FOLDER/plan/successions.csv:3:1: error: \"00002\" must go to one unit with \"whole\", or to several with one \"main-part\" and \"part\" for the others [extents-disagree]"
    ),
    Fault(
      code: "unknown-extent", files: file("plan/successions.csv", "00002,00003,part", "00002,00003,half"),
      vi:
        "FOLDER/plan/successions.csv:4:13: lỗi: \"half\" không có trong danh sách: whole, main-part, part [unknown-extent]",
      en: "FOLDER/plan/successions.csv:4:13: error: \"half\" is not one of: whole, main-part, part [unknown-extent]"),
    Fault(
      code: "unknown-unit", files: file("reg/areas.csv", "c2,00002", "c2,00022"),
      vi:
        "FOLDER/plan/communes-before.csv:3:27: lỗi: ngày 2025-06-30 danh bạ không có đơn vị cấp xã nào mang mã \"00002\" (Xã Hai) [unknown-unit]",
      en:
        "FOLDER/plan/communes-before.csv:3:27: error: on 2025-06-30 the register has no unit of level commune with the code \"00002\" (Xã Hai) [unknown-unit]"
    ),
    Fault(
      code: "unknown-unit", files: file("reg/areas.csv", "d3,021", "d3,022"),
      vi:
        "FOLDER/plan/district-successions.csv:2:1: lỗi: ngày 2025-06-30 danh bạ không có đơn vị cấp huyện nào mang mã \"021\" [unknown-unit]",
      en:
        "FOLDER/plan/district-successions.csv:2:1: error: on 2025-06-30 the register has no unit of level district with the code \"021\" [unknown-unit]"
    ),
    Fault(
      code: "other-unit", files: file("reg/areas.csv", "n2,00003,Xã Ba", "n2,00003,Xã Bốn"),
      vi:
        "FOLDER/plan/communes-after.csv:3:17: lỗi: mã \"00003\" là Xã Ba trong kế hoạch nhưng là Xã Bốn trong danh bạ ngày 2025-07-01 [other-unit]",
      en:
        "FOLDER/plan/communes-after.csv:3:17: error: the code \"00003\" is Xã Ba in the plan and Xã Bốn in the register on 2025-07-01 [other-unit]"
    ),
    Fault(
      code: "nothing-ends", files: [:], on: "2024-07-01",
      vi:
        "FOLDER/plan/communes-before.csv:2:1: lỗi: trong danh bạ không đơn vị nào của tệp này chấm dứt vào ngày 2024-07-01; ngày của kế hoạch sai, hoặc thiếu danh bạ có các đơn vị mới (--register Registers/country) [nothing-ends]",
      en:
        "FOLDER/plan/communes-before.csv:2:1: error: in the register no unit of this file ends on 2024-07-01; the day of the plan is wrong, or the register with the new units is missing (--register Registers/country) [nothing-ends]"
    ),
    Fault(
      code: "forgotten-unit",
      files: file("reg/areas.csv", "q1,01", "c9,00099,Xã Chín,xã,d2,,2025-06-30\nq1,01"),
      vi:
        "FOLDER/plan/province-successions.csv:2:1: lỗi: danh bạ cho Xã Chín (c9) hết ngày 2025-06-30 mà kế hoạch không nói gì [forgotten-unit]",
      en:
        "FOLDER/plan/province-successions.csv:2:1: error: the register ends Xã Chín (c9) on 2025-06-30 and the plan says nothing of it [forgotten-unit]"
    ),
    Fault(
      code: "before-register",
      files: file("reg/areas.csv", ",,2025-06-30", ",2020-01-01,2025-06-30"), on: "2019-07-01",
      vi:
        "FOLDER/plan/province-successions.csv:2:1: lỗi: ngày 2019-07-01 đứng trước ngày đầu của danh bạ, 2020-01-01 [before-register]",
      en:
        "FOLDER/plan/province-successions.csv:2:1: error: 2019-07-01 comes before the first day of the register, 2020-01-01 [before-register]"
    ),
    Fault(
      code: "unknown-organisation", files: bodies("cap-uy-c9,cap-uy-n1,,merge,whole,"),
      vi: "FOLDER/plan/bodies.csv:2:1: lỗi: danh bạ không có cơ quan mã \"cap-uy-c9\" [unknown-organisation]",
      en: "FOLDER/plan/bodies.csv:2:1: error: the register has no body with the id \"cap-uy-c9\" [unknown-organisation]"
    ),
    Fault(
      code: "body-not-there", files: bodies("cap-uy-n1,cap-uy-n2,,merge,whole,"),
      vi:
        "FOLDER/plan/bodies.csv:2:1: lỗi: \"cap-uy-n1\" không tồn tại trong ngày 2025-06-30, nên không có gì để chuyển [body-not-there]",
      en:
        "FOLDER/plan/bodies.csv:2:1: error: \"cap-uy-n1\" does not exist on 2025-06-30, so it has nothing to pass [body-not-there]"
    ),
    Fault(
      code: "already-passed",
      files: bodies("cap-uy-c1,cap-uy-n2,,merge,whole,").merging([
        "reg/successions.csv": "from,to,on,kind,extent,basis\ncap-uy-c1,cap-uy-n1,2025-07-01,merge,whole,\n"
      ]) { $1 },
      vi:
        "FOLDER/plan/bodies.csv:2:1: lỗi: \"cap-uy-c1\" đã chuyển sang \"cap-uy-n1\" ngày 2025-07-01 theo một bước đã ghi; để sửa, ghi một dòng loại correction với ngày sửa [already-passed]",
      en:
        "FOLDER/plan/bodies.csv:2:1: error: \"cap-uy-c1\" passed to \"cap-uy-n1\" on 2025-07-01 by a step that is written; to mend it, write a line of the kind correction with the day of mending [already-passed]"
    ),
    Fault(
      code: "successor-not-there", files: bodies("cap-uy-c1,cap-uy-c2,,merge,whole,"),
      vi:
        "FOLDER/plan/bodies.csv:2:11: lỗi: tổ chức kế thừa \"cap-uy-c2\" không tồn tại trong ngày 2025-07-01 [successor-not-there]",
      en:
        "FOLDER/plan/bodies.csv:2:11: error: the successor \"cap-uy-c2\" does not exist on 2025-07-01 [successor-not-there]"
    ),
    Fault(
      code: "doubled-body", files: bodies("cap-uy-c1,cap-uy-n1,,merge,whole,", "cap-uy-c1,cap-uy-n2,,split,part,"),
      vi:
        "FOLDER/plan/bodies.csv:3:1: lỗi: \"cap-uy-c1\" đã có một dòng khác trong kế hoạch; một cơ quan chỉ chia được thành main-part và part [doubled-body]",
      en:
        "FOLDER/plan/bodies.csv:3:1: error: \"cap-uy-c1\" has another line in the plan; a body is divided only into main-part and part [doubled-body]"
    ),
    Fault(
      code: "orphan-body", files: ["reg/heirs.csv": "kind,heir,sure\n"],
      vi:
        "FOLDER/plan/communes-before.csv:2:12: lỗi: không ai tiếp nhận của \"ban-a-d1\" (Ban lẻ huyện Đông); thêm một dòng vào bodies.csv của kế hoạch [orphan-body]",
      en:
        "FOLDER/plan/communes-before.csv:2:12: error: nobody takes over from \"ban-a-d1\" (Ban lẻ huyện Đông); add a line to bodies.csv of the plan [orphan-body]"
    ),
    Fault(
      code: "succession-ring",
      files: [
        "reg/areas.csv": files["reg/areas.csv"].map { $0 + "z1,05,Tỉnh Yên,tỉnh,,,\nz2,06,Tỉnh Vui,tỉnh,,,\n" },
        "plan/bodies.csv":
          "from,to,on,kind,extent,basis\ncap-uy-z1,cap-uy-z2,,merge,whole,\ncap-uy-z2,cap-uy-z1,,merge,whole,\n",
      ],
      vi:
        "FOLDER/plan/bodies.csv:2:1: lỗi: kế hoạch đi vòng, không ai trả lời cuối cùng: cap-uy-z1 → cap-uy-z2 → cap-uy-z1 [succession-ring]",
      en:
        "FOLDER/plan/bodies.csv:2:1: error: the plan goes round, so nobody answers in the end: cap-uy-z1 → cap-uy-z2 → cap-uy-z1 [succession-ring]"
    ),
    Fault(
      code: "successor-closed",
      files: [
        "reg/areas.csv": files["reg/areas.csv"].map { $0 + "z1,05,Tỉnh Yên,tỉnh,,,\nz2,06,Tỉnh Vui,tỉnh,,,\n" },
        "plan/bodies.csv": "from,to,kind\ncap-uy-z1,cap-uy-z2,merge\ncap-uy-z2,,dissolution\n",
      ],
      vi:
        "FOLDER/plan/bodies.csv:3:1: lỗi: \"cap-uy-z2\" tiếp nhận của \"cap-uy-z1\" nên không thể kết thúc mà không ai kế thừa [successor-closed]",
      en:
        "FOLDER/plan/bodies.csv:3:1: error: \"cap-uy-z2\" takes over from \"cap-uy-z1\", so it cannot end with nobody to succeed it [successor-closed]"
    ),
    Fault(
      code: "unknown-succession-kind", files: bodies("cap-uy-c1,cap-uy-n1,,marge,whole,"),
      vi:
        "FOLDER/plan/bodies.csv:2:22: lỗi: \"marge\" không có trong danh sách: merge, split, rename, transfer, dissolution, conversion, correction [unknown-succession-kind]",
      en:
        "FOLDER/plan/bodies.csv:2:22: error: \"marge\" is not one of: merge, split, rename, transfer, dissolution, conversion, correction [unknown-succession-kind]"
    ),
    Fault(
      code: "missing-successor", files: bodies("cap-uy-c1,,,merge,whole,"),
      vi:
        "FOLDER/plan/bodies.csv:2:11: lỗi: thiếu tổ chức kế thừa; chỉ \"dissolution\" được để trống [missing-successor]",
      en:
        "FOLDER/plan/bodies.csv:2:11: error: the successor is missing; only \"dissolution\" may leave it empty [missing-successor]"
    ),
    Fault(
      code: "succeeds-itself", files: bodies("cap-uy-c1,cap-uy-c1,,merge,whole,"),
      vi:
        "FOLDER/plan/bodies.csv:2:11: lỗi: \"cap-uy-c1\" không thể kế thừa chính mình; đổi tên mà giữ mã thì chỉ cần một dòng mới trong names.csv [succeeds-itself]",
      en:
        "FOLDER/plan/bodies.csv:2:11: error: \"cap-uy-c1\" cannot succeed itself; a new name under the same identity is a line in names.csv [succeeds-itself]"
    ),
    Fault(
      code: "empty-plan",
      files: Dictionary(uniqueKeysWithValues: files.keys.filter { $0.hasPrefix("plan/") }.map { ($0, nil) }).merging([
        "plan/x.txt": ""
      ]) { a, _ in a },
      vi:
        "FOLDER/plan:1:1: lỗi: thư mục này không có tệp nào của một kế hoạch: communes-before.csv, communes-after.csv, successions.csv, district-successions.csv, province-successions.csv, bodies.csv [empty-plan]",
      en:
        "FOLDER/plan:1:1: error: this folder has no file of a plan: communes-before.csv, communes-after.csv, successions.csv, district-successions.csv, province-successions.csv, bodies.csv [empty-plan]"
    ),
    Fault(
      code: "incomplete-plan", files: ["plan/communes-before.csv": nil],
      vi: "FOLDER/plan:1:1: lỗi: kế hoạch có đơn vị hành chính thì phải có tệp communes-before.csv [incomplete-plan]",
      en: "FOLDER/plan:1:1: error: a plan of units needs the file communes-before.csv [incomplete-plan]"),
    Fault(
      code: "doubled-slot", files: file("reg/standard.csv", "ban-a,huyện,ban lẻ", "ubnd,huyện,ban lẻ"),
      vi: "FOLDER/reg/standard.csv:6:1: lỗi: \"ubnd\" cấp huyện đã có ở dòng 5 trong cùng thời gian [doubled-slot]",
      en:
        "FOLDER/reg/standard.csv:6:1: error: \"ubnd\" of level district is already on line 5 for the same days [doubled-slot]"
    ),
    Fault(
      code: "unknown-slot", files: file("reg/standard.csv", "{area},cap-uy,", "{area},cap-u,"),
      vi: "FOLDER/reg/standard.csv:6:1: lỗi: không có dòng nào cho \"cap-u\" mà \"ban-a\" nhắc đến [unknown-slot]",
      en: "FOLDER/reg/standard.csv:6:1: error: there is no line for \"cap-u\", which \"ban-a\" names [unknown-slot]"),
    Fault(
      code: "follows-without-day",
      files: ["reg/standard.csv": "slot,level,kind,name,follows\na,xã,ban,Ban {area},\nb,xã,hội,Hội {area},a\n"],
      vi:
        "FOLDER/reg/standard.csv:3:21: lỗi: \"b\" tiếp nhận của \"a\" thì phải có ngày bắt đầu ở cột \"from\" [follows-without-day]",
      en:
        "FOLDER/reg/standard.csv:3:21: error: \"b\" takes over from \"a\", so the column \"from\" must say since when [follows-without-day]"
    ),
    Fault(
      code: "too-many-forms",
      files: [
        "reg/standard.csv": "slot,level,kind,name\n" + (1...201).map { "s\($0),xã,ban,Ban {area}\n" }.joined()
      ],
      vi:
        "FOLDER/reg/standard.csv:202:1: lỗi: quá 200 dòng; tệp này ghi mỗi loại cơ quan một lần, không ghi từng cơ quan [too-many-forms]",
      en:
        "FOLDER/reg/standard.csv:202:1: error: more than 200 lines; this file tells each kind of body once, not each body [too-many-forms]"
    ),
    Fault(
      code: "unknown-sure", files: file("reg/heirs.csv", "không", "chắc"),
      vi: "FOLDER/reg/heirs.csv:2:10: lỗi: \"chắc\" không dùng được ở cột \"sure\"; viết có hoặc không [unknown-sure]",
      en:
        "FOLDER/reg/heirs.csv:2:10: error: \"chắc\" is not allowed in the column \"sure\"; write có (yes) or không (no) [unknown-sure]"
    ),
  ]
}
