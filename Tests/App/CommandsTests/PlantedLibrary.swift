/// A small regulation with its register and events, and what the program says of it, word for word. `FOLDER` stands for its folder.
enum PlantedLibrary {
  static let regulation = #"""
    ---
    ngôn ngữ quy tắc: 1
    mã: thu
    loại: quy chế phối hợp
    tên: Quy chế thử
    có hiệu lực từ: 1/1/2020
    có hiệu lực đến: 31/12/2025
    ---

    # Quy chế thử

    ## Các bên
    - A: Ban A = mã "a"
    - B: Ban B = mã "b"

    ## Điều 1. Báo cáo {#dieu-1}
    Ban B báo cáo Ban A hằng tháng; hai ban giao ban hằng quý. Văn bản không ghi ngày gửi báo cáo, cũng không ghi ngày giao ban.
    ```quydinh
    [a] B phải báo cáo "kết quả công tác" gửi A; hằng tháng.
    [b] A cùng B phải giao ban "công tác quý"; hằng quý.
    [c] B có trách nhiệm theo dõi "tình hình"; thường xuyên.
    [d] B phải tổng hợp "các báo cáo" gửi A; hằng tháng.
    [e] B phải báo cáo số liệu "hội viên" gửi A; hằng năm, trước ngày 1/2 năm sau.
    [g] B được tham dự "các cuộc họp".
    ```
    ```apdung
    theo: hướng dẫn của A, số 1-HD/A, ngày 2/1/2020
    > Văn bản không ghi ngày gửi.
    [a] số liệu tính đến ngày 20 tháng cuối kỳ; hạn chậm nhất ngày 25 tháng cuối kỳ.
    [d] thực hiện qua dieu-1/a.
    ```
    ```apdung
    theo: chấp nhận: không ghi
    [b] không ghi hạn, nơi nhận.
    ```
    """# + "\n"

  static let register = [
    "organisations.csv": #"""
    id,from,to
    a,,
    b,,2025-06-30
    c,2025-07-01,
    """# + "\n",
    "names.csv": #"""
    id,name
    a,Ban A
    b,Ban B
    c,Ban C
    """# + "\n",
    "kinds.csv": #"""
    id,kind,level
    a,ban,tỉnh
    b,ban,tỉnh
    c,ban,tỉnh
    """# + "\n",
    "successions.csv": #"""
    from,to,on,kind,extent,basis
    b,c,2025-07-01,merge,whole,Nghị quyết thử
    """# + "\n",
  ]

  static let events = #"""
    {"id":"e1","kind":"submitted","obligation":"thu/dieu-1/a:b:2023-M01","happened":"2023-01-27","recorded":"2023-01-27T03:00:00Z","by":"b","evidence":"12-BC/B"}
    {"id":"e2","kind":"received","obligation":"thu/dieu-1/a:b:2023-M01","happened":"2023-01-27","recorded":"2023-01-28T03:00:00Z","by":"a","for":"b","evidence":"số đến 31"}
    """# + "\n"

  static let explainedVietnamese = #"""
    thu/dieu-1/a:b:2023-M01

    Câu               [a] B phải báo cáo "kết quả công tác" gửi A; hằng tháng.
    Điều khoản        Điều 1. Báo cáo
    Tóm tắt           Ban B báo cáo Ban A hằng tháng; hai ban giao ban hằng quý. Văn bản không ghi ngày
                      gửi báo cáo, cũng không ghi ngày giao ban.
    Văn bản           Quy chế thử; bản 1
                      FOLDER/thu.md:19
    Hiệu lực          từ 01/01/2020 đến 31/12/2025

    Cơ quan phải làm  Ban B (b)
                      bị ràng buộc vào ngày quyết định 20/01/2023
    Nay trả lời       Ban C (c)
    Gửi               Ban A (a)
    Làm thay cho      xong việc này là xong cả: thu/dieu-1/d

    Kỳ                tháng 1/2023: từ 21/12/2022 đến 20/01/2023
    Chốt số liệu      20/01/2023, hướng dẫn của A, số 1-HD/A, ngày 2/1/2020 —
                      FOLDER/thu.md:29

    Hạn               thứ Sáu 27/01/2023 — theo hướng dẫn
                      hạn theo: hướng dẫn của A, số 1-HD/A, ngày 2/1/2020 —
                      FOLDER/thu.md:29
    Cách tính hạn (Lịch làm việc của Việt Nam, phiên bản 2026-11)
        thứ Tư 25/01/2023      ngày được ấn định
        thứ Tư 25/01/2023      chuyển sang ngày khác: ngày lễ Mùng bốn Tết Nguyên Đán — dữ liệu của gói
                               holidays 0.108 (chưa đối chiếu với quyết định)
        thứ Năm 26/01/2023     chuyển sang ngày khác: ngày lễ Mùng năm Tết Nguyên Đán — dữ liệu của gói
                               holidays 0.108 (chưa đối chiếu với quyết định)
        thứ Sáu 27/01/2023     ngày cuối còn trong hạn
      chuyển ngày là cách áp dụng mặc định, không phải quy định của luật

    Cách áp dụng
      hướng dẫn của A, số 1-HD/A, ngày 2/1/2020
        - ngày chốt số liệu: số liệu tính đến ngày 20 tháng cuối kỳ — FOLDER/thu.md:29
        - hạn: hạn chậm nhất ngày 25 tháng cuối kỳ — FOLDER/thu.md:29
        > Văn bản không ghi ngày gửi.

    Sự kiện
      27/01/2023  gửi bởi Ban B (b); bằng chứng: 12-BC/B
      27/01/2023  tiếp nhận bởi Ban A (a), ghi thay cho Ban B (b); bằng chứng: số đến 31; ghi ngày
                  28/01/2023

    Tình trạng        đúng hạn — xét ngày 01/08/2025
      đời sống        đã thực hiện (fulfilled)
      thực hiện       đã tiếp nhận (received)
      về hạn          đúng hạn (compliedInTime)
    """# + "\n"

  static let explainedEnglish = #"""
    thu/dieu-1/a:b:2023-M01

    Sentence          [a] B must report "kết quả công tác" to A; every month.
    Clause            Điều 1. Báo cáo
    Account           Ban B báo cáo Ban A hằng tháng; hai ban giao ban hằng quý. Văn bản không ghi ngày
                      gửi báo cáo, cũng không ghi ngày giao ban.
    Regulation        Quy chế thử; version 1
                      FOLDER/thu.md:19
    In force          from 01/01/2020 to 31/12/2025

    Bearer            Ban B (b)
                      bound on the deciding day 20/01/2023
    Answers now       Ban C (c)
    To                Ban A (a)
    Carries           doing this also does: thu/dieu-1/d

    Period            month 1/2023: from 21/12/2022 to 20/01/2023
    Cut-off           20/01/2023, guidance of A, no. 1-HD/A, of 2/1/2020 —
                      FOLDER/thu.md:29

    Due               Friday 27/01/2023 — by application
                      day by: guidance of A, no. 1-HD/A, of 2/1/2020 —
                      FOLDER/thu.md:29
    How it was reckoned (Lịch làm việc của Việt Nam, version 2026-11)
        Wednesday 25/01/2023   the day that is named
        Wednesday 25/01/2023   moved to another day: the holiday Mùng bốn Tết Nguyên Đán — dữ liệu của
                               gói holidays 0.108 (not checked against the decision)
        Thursday 26/01/2023    moved to another day: the holiday Mùng năm Tết Nguyên Đán — dữ liệu của
                               gói holidays 0.108 (not checked against the decision)
        Friday 27/01/2023      the last good day
      moving the day is the default application, not a rule of law

    Applications
      guidance of A, no. 1-HD/A, of 2/1/2020
        - cut-off: figures as of day 20 of the last month of the period —
          FOLDER/thu.md:29
        - due day: due by day 25 of the last month of the period — FOLDER/thu.md:29
        > Văn bản không ghi ngày gửi.

    Events
      27/01/2023  submitted by Ban B (b); evidence: 12-BC/B
      27/01/2023  received by Ban A (a), recorded for Ban B (b); evidence: số đến 31; recorded on
                  28/01/2023

    State             done in time — asked on 01/08/2025
      life cycle      fulfilled (fulfilled)
      performance     received (received)
      verdict         kept (compliedInTime)
    """# + "\n"

  static let joint = #"""
    thu/dieu-1/b:a:2023-Q1

    Câu               [b] A cùng B phải giao ban "công tác quý"; hằng quý.
    Điều khoản        Điều 1. Báo cáo
    Tóm tắt           Ban B báo cáo Ban A hằng tháng; hai ban giao ban hằng quý. Văn bản không ghi ngày
                      gửi báo cáo, cũng không ghi ngày giao ban.
    Văn bản           Quy chế thử; bản 1
                      FOLDER/thu.md:20
    Hiệu lực          từ 01/01/2020 đến 31/12/2025

    Cùng phải làm     một việc chung của 2 cơ quan, làm một lần:
                      - Ban A (a)
                      - Ban B (b)
                      bị ràng buộc vào ngày quyết định 31/03/2023
    Nay trả lời       Ban A (a); Ban C (c)
    Gửi               văn bản không ghi nơi nhận

    Kỳ                quý I/2023: từ 01/01/2023 đến 31/03/2023
    Chốt số liệu      hết kỳ theo lịch, văn bản không ghi ngày khác

    Hạn               văn bản không quy định hạn; kỳ đã kết thúc được 854 ngày
                      chấp nhận: không ghi — FOLDER/thu.md:34
                      nên không bao giờ quá hạn

    Cách áp dụng
      chấp nhận: không ghi
        - chấp nhận không ghi hạn, chấp nhận không ghi nơi nhận: không ghi hạn, nơi nhận —
          FOLDER/thu.md:34

    Chưa có sự kiện nào được ghi.

    Tình trạng        văn bản không quy định hạn — xét ngày 01/08/2025
      đời sống        đang phải thực hiện (inEffect)
      thực hiện       chưa gửi (unperformed)
      về hạn          không xét hạn (none)
    """# + "\n"

  static let standing = #"""
    thu/dieu-1/c:b:term

    Câu               [c] B phải theo dõi "tình hình"; thường xuyên.
    Điều khoản        Điều 1. Báo cáo
    Tóm tắt           Ban B báo cáo Ban A hằng tháng; hai ban giao ban hằng quý. Văn bản không ghi ngày
                      gửi báo cáo, cũng không ghi ngày giao ban.
    Văn bản           Quy chế thử; bản 1
                      FOLDER/thu.md:21
    Hiệu lực          từ 01/01/2020 đến 31/12/2025

    Cơ quan phải làm  Ban B (b)
                      bị ràng buộc vào ngày quyết định 01/01/2020
    Nay trả lời       Ban C (c)
    Gửi               văn bản không ghi nơi nhận

    Kỳ                thường xuyên, từ 01/01/2020 đến 31/12/2025: không có kỳ, không có hạn

    Hạn               không có hạn: việc thường xuyên, không bao giờ quá hạn

    Chưa có sự kiện nào được ghi.

    Tình trạng        thường xuyên — xét ngày 01/08/2025
      đời sống        đang phải thực hiện (inEffect)
      thực hiện       chưa gửi (unperformed)
      về hạn          không xét hạn (none)
    """# + "\n"

  static let before = #"""
    thu/dieu-1/e:b:2022

    Sentence          [e] B must report figures "hội viên" to A; every year, before 1/2 of the next
                      year.
    Clause            Điều 1. Báo cáo
    Account           Ban B báo cáo Ban A hằng tháng; hai ban giao ban hằng quý. Văn bản không ghi ngày
                      gửi báo cáo, cũng không ghi ngày giao ban.
    Regulation        Quy chế thử; version 1
                      FOLDER/thu.md:23
    In force          from 01/01/2020 to 31/12/2025

    Bearer            Ban B (b)
                      bound on the deciding day 31/12/2022
    Answers now       Ban C (c)
    To                Ban A (a)

    Period            year 2022: from 01/01/2022 to 31/12/2022
    Cut-off           the calendar period; the text names no other day

    Due               Tuesday 31/01/2023 — by the text
    How it was reckoned (Lịch làm việc của Việt Nam, version 2026-11)
        Wednesday 01/02/2023   this day is too late, it must be done before
        Tuesday 31/01/2023     the last good day

    Nothing has been recorded.

    State             overdue — asked on 01/08/2025
      life cycle      in effect (inEffect)
      performance     not sent (unperformed)
      verdict         overdue since 01/02/2023 (violated)
    """# + "\n"

  static let table = #"""
    HẠN         VIỆC                      CƠ QUAN   GỬI    KỲ            NGUỒN HẠN       TÌNH TRẠNG                  MÃ
    27/01/2023  báo cáo kết quả công tác  Ban B     Ban A  tháng 1/2023  theo hướng dẫn  sắp đến hạn                 thu/dieu-1/a:b:2023-M01
    31/01/2023  báo cáo số liệu hội viên  Ban B     Ban A  năm 2022      theo văn bản    chưa đến hạn                thu/dieu-1/e:b:2022
    27/02/2023  báo cáo kết quả công tác  Ban B     Ban A  tháng 2/2023  theo hướng dẫn  chưa đến hạn                thu/dieu-1/a:b:2023-M02
    27/03/2023  báo cáo kết quả công tác  Ban B     Ban A  tháng 3/2023  theo hướng dẫn  chưa đến hạn                thu/dieu-1/a:b:2023-M03
    —           giao ban công tác quý     Ban A +1  —      quý I/2023                    văn bản không quy định hạn  thu/dieu-1/b:a:2023-Q1
    —           theo dõi tình hình        Ban B     —      —                             thường xuyên                thu/dieu-1/c:b:term

    6 việc, 1 việc văn bản không quy định hạn; xét ngày 20/01/2023.
    phoihop explain MÃ nói vì sao.
    """# + "\n"

  static let tableEnglish = #"""
    DUE         WHAT                          BEARER    TO     PERIOD          DAY FROM        STATE          ID
    27/01/2023  report kết quả công tác       Ban B     Ban A  month 1/2023    by application  due soon       thu/dieu-1/a:b:2023-M01
    31/01/2023  report figures hội viên       Ban B     Ban A  year 2022       by the text     not yet due    thu/dieu-1/e:b:2022
    27/02/2023  report kết quả công tác       Ban B     Ban A  month 2/2023    by application  not yet due    thu/dieu-1/a:b:2023-M02
    27/03/2023  report kết quả công tác       Ban B     Ban A  month 3/2023    by application  not yet due    thu/dieu-1/a:b:2023-M03
    —           hold a briefing công tác quý  Ban A +1  —      quarter I/2023                  no day stated  thu/dieu-1/b:a:2023-Q1
    —           follow tình hình              Ban B     —      —                               standing       thu/dieu-1/c:b:term

    6 obligations, 1 without a stated day; asked on 20/01/2023.
    phoihop explain ID says why.
    """# + "\n"

  static let csv = #"""
    id,regulation,clause,rule,act,title,bearer,bearerName,counterparties,period,periodStart,periodEnd,due,basis,certainty,lifeCycle,performance,verdict,shown,absorbedBy,least,most,unit,done,owed,reachableUntil,outOfReach,planned,earliest,tooEarly,awaited
    thu/dieu-1/a:b:2023-M01,thu,thu/dieu-1,thu/dieu-1/a,báo cáo,kết quả công tác,b,Ban B,Ban A,2023-M01,2022-12-21,2023-01-20,2023-01-27,policy,final,inEffect,unperformed,open,dueSoon,,,,,,,,,,,,
    thu/dieu-1/e:b:2022,thu,thu/dieu-1,thu/dieu-1/e,báo cáo số liệu,hội viên,b,Ban B,Ban A,2022,2022-01-01,2022-12-31,2023-01-31,stated,final,inEffect,unperformed,open,notYetDue,,,,,,,,,,,,
    thu/dieu-1/a:b:2023-M02,thu,thu/dieu-1,thu/dieu-1/a,báo cáo,kết quả công tác,b,Ban B,Ban A,2023-M02,2023-01-21,2023-02-20,2023-02-27,policy,final,conditional,unperformed,open,notYetDue,,,,,,,,,,,,
    thu/dieu-1/c:b:term,thu,thu/dieu-1,thu/dieu-1/c,theo dõi,tình hình,b,Ban B,,term,2020-01-01,2025-12-31,,notStated,,inEffect,unperformed,none,standing,,,,,,,,,,,,
    """# + "\n"

  static let json = #"""
    [
      {
        "id": "thu/dieu-1/a:b:2023-M01",
        "regulation": "thu",
        "clause": "thu/dieu-1",
        "rule": "thu/dieu-1/a",
        "version": "1",
        "act": "báo cáo",
        "title": "kết quả công tác",
        "modality": "must",
        "bearer": {
          "id": "b",
          "name": "Ban B"
        },
        "joint": [],
        "partners": [],
        "answerable": {
          "id": "b",
          "name": "Ban B"
        },
        "counterparties": [
          {
            "id": "a",
            "name": "Ban A"
          }
        ],
        "copies": [],
        "channel": null,
        "period": "2023-M01",
        "periodStart": "2022-12-21",
        "periodEnd": "2023-01-20",
        "cutOff": "2023-01-20",
        "decidingDay": "2023-01-20",
        "also": [
          "thu/dieu-1/d"
        ],
        "due": "2023-01-27",
        "basis": "policy",
        "certainty": "final",
        "lifeCycle": "fulfilled",
        "performance": "received",
        "verdict": "compliedInTime",
        "since": null,
        "shown": "doneInTime",
        "absorbedBy": null,
        "quantity": null,
        "gate": null
      },
      {
        "id": "thu/dieu-1/c:b:term",
        "regulation": "thu",
        "clause": "thu/dieu-1",
        "rule": "thu/dieu-1/c",
        "version": "1",
        "act": "theo dõi",
        "title": "tình hình",
        "modality": "must",
        "bearer": {
          "id": "b",
          "name": "Ban B"
        },
        "joint": [],
        "partners": [],
        "answerable": {
          "id": "b",
          "name": "Ban B"
        },
        "counterparties": [],
        "copies": [],
        "channel": null,
        "period": "term",
        "periodStart": "2020-01-01",
        "periodEnd": "2025-12-31",
        "cutOff": null,
        "decidingDay": "2020-01-01",
        "also": [],
        "due": null,
        "basis": "notStated",
        "certainty": null,
        "lifeCycle": "inEffect",
        "performance": "unperformed",
        "verdict": "none",
        "since": null,
        "shown": "standing",
        "absorbedBy": null,
        "quantity": null,
        "gate": null
      }
    ]
    """# + "\n"

  static let counted = #"""
    2024-05-10  thứ Sáu 10/05/2024
        thứ Tư 24/04/2024      ngày bắt đầu, không tính
      + thứ Năm 25/04/2024     tính ngày thứ 1
      + thứ Sáu 26/04/2024     tính ngày thứ 2
        thứ Bảy 27/04/2024     không tính: ngày nghỉ hằng tuần — Bộ luật Lao động 2019, Điều 111 (chưa
                               đối chiếu với quyết định)
        Chủ nhật 28/04/2024    không tính: ngày nghỉ hằng tuần — Bộ luật Lao động 2019, Điều 111 (chưa
                               đối chiếu với quyết định)
        thứ Hai 29/04/2024     không tính: nghỉ hoán đổi, làm bù 04/05/2024 — dữ liệu của gói holidays
                               0.108 (chưa đối chiếu với quyết định)
        thứ Ba 30/04/2024      không tính: ngày lễ Ngày Chiến thắng — dữ liệu của gói holidays 0.108
                               (chưa đối chiếu với quyết định)
        thứ Tư 01/05/2024      không tính: ngày lễ Ngày Quốc tế Lao động — dữ liệu của gói holidays
                               0.108 (chưa đối chiếu với quyết định)
      + thứ Năm 02/05/2024     tính ngày thứ 3
      + thứ Sáu 03/05/2024     tính ngày thứ 4
      + thứ Bảy 04/05/2024     tính ngày thứ 5
        Chủ nhật 05/05/2024    không tính: ngày nghỉ hằng tuần — Bộ luật Lao động 2019, Điều 111 (chưa
                               đối chiếu với quyết định)
      + thứ Hai 06/05/2024     tính ngày thứ 6
      + thứ Ba 07/05/2024      tính ngày thứ 7
      + thứ Tư 08/05/2024      tính ngày thứ 8
      + thứ Năm 09/05/2024     tính ngày thứ 9
      + thứ Sáu 10/05/2024     tính ngày thứ 10
        thứ Sáu 10/05/2024     ngày cuối còn trong hạn
    """# + "\n"

  static let countedEnglish = #"""
    2024-05-10  Friday 10/05/2024
        Wednesday 24/04/2024   the day counted from, itself not counted
      + Thursday 25/04/2024    counted, day 1
      + Friday 26/04/2024      counted, day 2
        Saturday 27/04/2024    not counted: a weekly day of rest — Bộ luật Lao động 2019, Điều 111 (not
                               checked against the decision)
        Sunday 28/04/2024      not counted: a weekly day of rest — Bộ luật Lao động 2019, Điều 111 (not
                               checked against the decision)
        Monday 29/04/2024      not counted: swapped off, worked on 04/05/2024 instead — dữ liệu của gói
                               holidays 0.108 (not checked against the decision)
        Tuesday 30/04/2024     not counted: the holiday Ngày Chiến thắng — dữ liệu của gói holidays
                               0.108 (not checked against the decision)
        Wednesday 01/05/2024   not counted: the holiday Ngày Quốc tế Lao động — dữ liệu của gói holidays
                               0.108 (not checked against the decision)
      + Thursday 02/05/2024    counted, day 3
      + Friday 03/05/2024      counted, day 4
      + Saturday 04/05/2024    counted, day 5
        Sunday 05/05/2024      not counted: a weekly day of rest — Bộ luật Lao động 2019, Điều 111 (not
                               checked against the decision)
      + Monday 06/05/2024      counted, day 6
      + Tuesday 07/05/2024     counted, day 7
      + Wednesday 08/05/2024   counted, day 8
      + Thursday 09/05/2024    counted, day 9
      + Friday 10/05/2024      counted, day 10
        Friday 10/05/2024      the last good day
    """# + "\n"
}
