/// A province with two districts and a programme made so that each of its sentences shows one thing that happens on the way down.
enum PlannedDescent {
  /// In the district Bắc the Party board has an office *Phòng Tổng hợp*, in Nam it has none; no district has a *ban cán sự đảng*, and no
  /// commune a *ban dân vận*. *Xã Một* is a name in both districts.
  static let register: [String: String] = {
    var names = "id,name\n"
    var kinds = "id,kind,level\n"
    var places = "id,area\n"
    for line in bodies.split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      names += "\(cells[0]),\"\(cells[1])\"\n"
      for (index, kind) in cells[2].split(separator: ";").enumerated() {
        kinds += "\(cells[0]),\(kind),\(index == 0 ? cells[3] : "")\n"
      }
      if !cells[4].isEmpty { places += "\(cells[0]),\(cells[4])\n" }
    }
    return [
      "areas.csv": areas, "names.csv": names, "kinds.csv": kinds, "places.csv": places,
      "organisations.csv": "id\n" + bodies.split(separator: "\n").map { "\($0.prefix { $0 != "|" })\n" }.joined(),
      "parents.csv": "id,tree,parent\np-pth,section,p-bdv\nd1-pth,section,d1-bdv\n",
    ]
  }()

  private static let areas = """
    id,code,name,level,parent
    tinh-an,1,Tỉnh An,tỉnh,
    huyen-bac,11,Huyện Bắc,huyện,tinh-an
    huyen-nam,12,Huyện Nam,huyện,tinh-an
    xa-1,111,Xã Một,xã,huyen-bac
    xa-2,112,Xã Hai,xã,huyen-bac
    xa-3,121,Xã Một,xã,huyen-nam
    tinh-binh,2,Tỉnh Bình,tỉnh,
    huyen-xa,21,Huyện Xa,huyện,tinh-binh

    """

  /// Identity, name, kinds, level, area.
  private static let bodies = """
    p-bdv|Ban Dân vận Tỉnh ủy An|ban dân vận|tỉnh|tinh-an
    p-tu|Tỉnh ủy An|tỉnh ủy;cấp ủy|tỉnh|tinh-an
    p-bcs|Ban cán sự đảng Ủy ban nhân dân tỉnh An|ban cán sự đảng|tỉnh|tinh-an
    p-ub|Ủy ban nhân dân tỉnh An|ủy ban nhân dân|tỉnh|tinh-an
    p-pth|Phòng Tổng hợp|phòng|tỉnh|tinh-an
    p-so|Sở Một|sở|tỉnh|tinh-an
    d1-bdv|Ban Dân vận Huyện ủy Bắc|ban dân vận|huyện|huyen-bac
    d1-hu|Huyện ủy Bắc|huyện ủy;cấp ủy|huyện|huyen-bac
    d1-ub|Ủy ban nhân dân huyện Bắc|ủy ban nhân dân|huyện|huyen-bac
    d1-pth|Phòng Tổng hợp|phòng|huyện|huyen-bac
    d1-p1|Phòng Một huyện Bắc|sở|huyện|huyen-bac
    d1-p2|Phòng Hai huyện Bắc|sở|huyện|huyen-bac
    d2-bdv|Ban Dân vận Huyện ủy Nam|ban dân vận|huyện|huyen-nam
    d2-hu|Huyện ủy Nam|huyện ủy;cấp ủy|huyện|huyen-nam
    d2-ub|Ủy ban nhân dân huyện Nam|ủy ban nhân dân|huyện|huyen-nam
    c1-ub|Ủy ban nhân dân xã Một|ủy ban nhân dân|xã|xa-1
    c2-ub|Ủy ban nhân dân xã Hai|ủy ban nhân dân|xã|xa-2
    c3-ub|Ủy ban nhân dân xã Một, huyện Nam|ủy ban nhân dân|xã|xa-3
    x-ub|Ủy ban nhân dân huyện Xa|ủy ban nhân dân|huyện|huyen-xa
    khong-noi|Cơ quan không có nơi|cơ quan lạ|huyện|
    """

  static let parent = #"""
    ---
    ngôn ngữ quy tắc: 1
    mã: an
    loại: chương trình phối hợp
    tên: Chương trình phối hợp tỉnh An
    số: 01-CTr/AN
    có hiệu lực từ: không rõ
    có hiệu lực đến: 31/12/2026
    căn cứ: văn bản của Trung ương
    ---

    # Chương trình phối hợp tỉnh An

    Lời đầu.

    ```apdung
    theo: suy ra: lấy ngày ghi trên văn bản
    có hiệu lực từ 1/1/2022.
    ```

    ## Các bên

    Các bên ở tỉnh và huyện.

    - BDVTU: Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh An"
    - Tỉnh ủy: Tỉnh ủy An = cơ quan "tỉnh ủy", cấp tỉnh, tại "Tỉnh An"
    - BCSĐ: Ban cán sự đảng = cơ quan "ban cán sự đảng", cấp tỉnh, tại "Tỉnh An"
    - UBND: Ủy ban nhân dân tỉnh = cơ quan "ủy ban nhân dân", cấp tỉnh, tại "Tỉnh An"
    - Phòng Tổng hợp: thuộc BDVTU
    - sở: Sở Một = cơ quan "sở", cấp tỉnh, tại "Tỉnh An"
    - hai bên: Ban Dân vận và Ban cán sự đảng = gồm BDVTU, BCSĐ
    - UBND huyện: Ủy ban nhân dân các huyện = cơ quan "ủy ban nhân dân", cấp huyện, tại "Tỉnh An"
    - BDV huyện: Ban Dân vận các huyện ủy = cơ quan "ban dân vận", cấp huyện, tại "Tỉnh An"
    - BDV Bắc: Ban Dân vận Huyện ủy Bắc = cơ quan "ban dân vận", tại "Huyện Bắc"
    - UBND các cấp: Ủy ban nhân dân các cấp = cơ quan "ủy ban nhân dân", tại "Tỉnh An"
    - tập thể: các cơ quan của tỉnh

    ```apdung
    theo: thống nhất của các bên
    "tập thể" gồm UBND, BCSĐ.
    ```

    ## Điều 1. Báo cáo {#dieu-1}

    Ban Dân vận báo cáo.

    ```quydinh
    [a] BDVTU phải báo cáo "kết quả" gửi Tỉnh ủy, BCSĐ; hằng quý.
    [b] BDVTU cùng BCSĐ phải lập kế hoạch "năm"; hằng năm.
    [c] BDVTU phải thực hiện "kế hoạch"; sau khi [b].
    [d] BDVTU phải báo cáo "số liệu" gửi UBND qua BCSĐ; một lần; căn cứ an/dieu-1/a.
    [e] sở phải báo cáo "việc của sở" gửi UBND; hằng năm.
    ```

    ```apdung
    theo: hướng dẫn của BDVTU, số 1, ngày 5/1/2022
    > Văn bản không ghi ngày.
    [a], [b] hạn chậm nhất ngày 9 tháng sau.
    [d] hạn chậm nhất ngày 31/1/2023.
    ```

    ```apdung
    theo: chấp nhận: không ghi
    [b] không ghi nơi nhận.
    ```

    ```vidu
    ngày 1/6/2022: BDVTU phải thực hiện [a] kỳ quý II/2022, hạn 11/7/2022; vì "9/7/2022 là thứ Bảy".
    ```

    ## Điều 2. Cấp huyện {#dieu-2}

    ```quydinh
    [a] từng UBND huyện phải báo cáo "tình hình" gửi UBND; hằng năm, chậm nhất ngày 15/1 năm sau.
    [b] từng BDV huyện phải lập chương trình "phối hợp"; một lần.
    ```
    """# + "\n"

  /// The draft for the district Bắc, from 1 March 2023: written out by hand.
  static let draft = #"""
    ---
    ngôn ngữ quy tắc: 1
    mã: an-huyen-bac
    loại: chương trình phối hợp
    tên: Dự thảo chương trình phối hợp tại Huyện Bắc, lập từ: Chương trình phối hợp tỉnh An
    số: không rõ
    ký ngày: không rõ
    có hiệu lực từ: không rõ
    có hiệu lực đến: 31/12/2026
    căn cứ: an, Chương trình phối hợp tỉnh An, số 01-CTr/AN
    ---

    # Dự thảo chương trình phối hợp tại Huyện Bắc, lập từ: Chương trình phối hợp tỉnh An

    Dự thảo lập từ an cho Huyện Bắc, ngày 1/3/2023. Địa chỉ các điều khoản, tên tắt các bên và lời kể giữ như an.
    Chỗ ghi "chưa đưa vào" là chỗ cần người quyết định.

    ```apdung
    theo: suy ra: dự thảo lấy ngày 1/3/2023 làm ngày đầu, khi ký thì ghi lại
    có hiệu lực từ 1/3/2023.
    ```

    Lời đầu.

    > Ngày có hiệu lực của an không mang sang; dự thảo có ngày riêng ở đầu tệp.

    ## Các bên

    Các bên ở tỉnh và huyện.

    - BDVTU: Ban Dân vận Huyện ủy Bắc = cơ quan "ban dân vận", cấp huyện, tại "Huyện Bắc"
    - Tỉnh ủy: Huyện ủy Bắc = cơ quan "cấp ủy", cấp huyện, tại "Huyện Bắc"
    - UBND: Ủy ban nhân dân huyện Bắc = cơ quan "ủy ban nhân dân", cấp huyện, tại "Huyện Bắc"
    - Phòng Tổng hợp: thuộc BDVTU
    - hai bên: Ban Dân vận Huyện ủy Bắc = gồm BDVTU
    - UBND huyện: cơ quan "ủy ban nhân dân", cấp xã, tại "Huyện Bắc"
    - UBND các cấp: cơ quan "ủy ban nhân dân", tại "Huyện Bắc"
    - tập thể: các cơ quan của tỉnh

    > Chưa đưa vào: BCSĐ (Ban cán sự đảng): danh bạ không có cơ quan "ban cán sự đảng" cấp huyện tại Huyện Bắc.
    > Chưa đưa vào: sở (Sở Một): "sở" là một cơ quan ở cấp trên, 2 cơ quan ở đây.
    > Chưa đưa vào: BDV huyện (Ban Dân vận các huyện ủy): danh bạ không có cơ quan "ban dân vận" cấp xã tại Huyện Bắc.
    > Chưa đưa vào: BDV Bắc (Ban Dân vận Huyện ủy Bắc): Huyện Bắc là một nơi riêng trong Tỉnh An.

    ```apdung
    theo: suy ra: đề nghị theo an: thống nhất của các bên
    > Chưa đưa vào phần sau: BCSĐ.
    "tập thể" gồm UBND.
    ```

    ## Điều 1. Báo cáo {#dieu-1}

    Ban Dân vận báo cáo.

    ```quydinh
    > Chưa đưa vào phần sau: BCSĐ.
    [a] BDVTU phải báo cáo "kết quả" gửi Tỉnh ủy; hằng quý.
    > Chưa đưa vào, thiếu bên BCSĐ:
    > [b] BDVTU cùng BCSĐ phải lập kế hoạch "năm"; hằng năm.
    > Chưa đưa vào, dựa vào an/dieu-1/b, câu ấy chưa đưa vào:
    > [c] BDVTU phải thực hiện "kế hoạch"; sau khi [b].
    > Chưa đưa vào phần sau: BCSĐ.
    [d] BDVTU phải báo cáo "số liệu" gửi UBND; một lần; căn cứ an-huyen-bac/dieu-1/a.
    > Chưa đưa vào, thiếu bên sở:
    > [e] sở phải báo cáo "việc của sở" gửi UBND; hằng năm.
    ```

    ```apdung
    theo: suy ra: đề nghị theo an: hướng dẫn của BDVTU, số 1, ngày 5/1/2022
    > Chưa đưa vào, hạn trước ngày đầu của dự thảo:
    > [d] hạn chậm nhất ngày 31/1/2023.
    > Văn bản không ghi ngày.
    [a] hạn chậm nhất ngày 9 tháng sau.
    ```

    > Chưa đưa vào, những câu nó định chưa đưa vào:
    > [b] không ghi nơi nhận.

    ## Điều 2. Cấp huyện {#dieu-2}

    ```quydinh
    [a] từng UBND huyện phải báo cáo "tình hình" gửi UBND; hằng năm, chậm nhất ngày 15/1 năm sau.
    > Chưa đưa vào, thiếu bên BDV huyện:
    > [b] từng BDV huyện phải lập chương trình "phối hợp"; một lần.
    ```
    """# + "\n"
}
