extension PlantedFiles {
  /// Links between rules.
  static let links: [File] = [
    File(
      code: "expected-address",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng, căn cứ "Điều 1".
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:49-15:57 error: cần địa chỉ một điều khoản như dieu-6/gach-2; ở đây thấy "Điều 1"
        """#,
      en: #"""
        15:49-15:57 error: needed the address of a clause such as dieu-6/gach-2; found "Điều 1"
        """#),
    File(
      code: "unknown-address",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau, căn cứ dieu-2.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:87-15:93 error: không có điều khoản nào ở địa chỉ thu/dieu-2
        = gần nhất: "thu/dieu-1"
        """#,
      en: #"""
        15:87-15:93 error: no clause stands at the address thu/dieu-2
        = nearest: "thu/dieu-1"
        """#),
    File(
      code: "address-not-checked",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau, căn cứ tra-vinh/dieu-6.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:87-15:102 info: tra-vinh/dieu-6 thuộc một quy chế không có trong lần kiểm tra này; cho check cả tệp của quy chế ấy
        """#,
      en: #"""
        15:87-15:102 info: tra-vinh/dieu-6 is of a regulation that was not read in this run; give check its file as well
        """#),
    File(
      code: "unknown-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        [b] MTTQ phải tổng hợp gửi BDVTU; sau khi [c].
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:43-16:46 error: điều khoản này không có câu nào mang nhãn [c]
        = các nhãn: [a], [b]
        """#,
      en: #"""
        16:43-16:46 error: no sentence of this clause has the label [c]
        = labels: [a], [b]
        """#),
    File(
      code: "unknown-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```apdung
        theo: thông lệ
        [c] gộp kỳ.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        19:1-19:4 error: điều khoản này không có câu nào mang nhãn [c]
        = các nhãn: [a]
        """#,
      en: #"""
        19:1-19:4 error: no sentence of this clause has the label [c]
        = labels: [a]
        """#),
    File(
      code: "unknown-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```vidu
        ngày 1/4/2024: MTTQ phải thực hiện [c] kỳ tháng 3/2024, hạn 5/4/2024.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        18:36-18:39 error: điều khoản này không có câu nào mang nhãn [c]
        """#,
      en: #"""
        18:36-18:39 error: no sentence of this clause has the label [c]
        """#),
    File(
      code: "carrier-circle",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo gửi BDVTU; hằng tháng, thực hiện qua dieu-1/b.
        [b] MTTQ phải báo cáo gửi BDVTU; hằng tháng, thực hiện qua dieu-1/a.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:60-15:68 error: các câu này thực hiện qua nhau thành vòng: thu/dieu-1/a → thu/dieu-1/b → thu/dieu-1/a
        """#,
      en: #"""
        15:60-15:68 error: these rules are done through each other in a circle: thu/dieu-1/a → thu/dieu-1/b → thu/dieu-1/a
        """#),
    File(
      code: "trigger-circle",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo gửi BDVTU; sau khi [b].
        [b] MTTQ phải tổng hợp gửi BDVTU; sau khi [a].
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:34-15:45 error: các câu này chờ nhau thành vòng: thu/dieu-1/a → thu/dieu-1/b → thu/dieu-1/a
        """#,
      en: #"""
        15:34-15:45 error: these rules wait for each other in a circle: thu/dieu-1/a → thu/dieu-1/b → thu/dieu-1/a
        """#),
  ]
}
