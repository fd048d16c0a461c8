extension PlantedFiles {
  /// Blocks, headings and addresses.
  static let outline: [File] = [
    File(
      code: "unclosed-fence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        14:1-14:11 error: khối mở ở đây không có dòng ``` đóng lại
        = thêm một dòng ``` sau câu cuối của khối
        """#,
      en: #"""
        14:1-14:11 error: the block opened here has no closing line ```
        = add a line ``` behind the last sentence of the block
        """#),
    File(
      code: "unknown-fence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ```quydnh
        x
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        17:4-17:10 warning: khối "quydnh" không được đọc; các khối: quydinh, apdung, vidu
        = gần nhất: "quydinh"
        """#,
      en: #"""
        17:4-17:10 warning: the block "quydnh" is not read; blocks: rule, application, example
        = nearest: "quydinh"
        """#),
    File(
      code: "clause-without-sentence",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ## Điều 2 {#dieu-2}
        Một lời kể.
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        17:1-17:20 warning: điều khoản thu/dieu-2 chưa có câu nào
        = nếu chỉ là nguyên tắc hoặc định nghĩa, viết: nguyên tắc "…".
        """#,
      en: #"""
        17:1-17:20 warning: the clause thu/dieu-2 has no sentence
        = where it is only a principle or a definition, write: principle "…".
        """#),
    File(
      code: "rule-without-clause",
      body: #"""
        ## Hiệu lực
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:1-15:79 error: câu này không đứng dưới điều khoản nào có địa chỉ
        = thêm {#dieu-1} vào cuối tiêu đề
        """#,
      en: #"""
        15:1-15:79 error: this sentence stands under no heading with an address
        = add {#dieu-1} to the end of the heading
        """#),
    File(
      code: "doubled-address",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        ## Điều 1 {#dieu-1}
        ```quydinh
        nguyên tắc "x".
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        17:13-17:19 error: địa chỉ thu/dieu-1 đã có ở dòng 13
        """#,
      en: #"""
        17:13-17:19 error: the address thu/dieu-1 stands already on line 13
        """#),
    File(
      code: "missing-label",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:1-16:79 error: điều khoản này có nhiều câu, mỗi câu cần một nhãn như [a]
        """#,
      en: #"""
        16:1-16:79 error: this clause has several sentences, each needs a label such as [a]
        """#),
    File(
      code: "doubled-rule",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        [a] MTTQ phải báo cáo "kết quả" gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        16:1-16:4 error: địa chỉ thu/dieu-1/a đã có ở dòng 15
        """#,
      en: #"""
        16:1-16:4 error: the address thu/dieu-1/a stands already on line 15
        """#),
    File(
      code: "expected-full-stop",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        MTTQ phải báo cáo gửi BDVTU; hằng tháng
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:40-15:40 error: câu này thiếu dấu chấm kết thúc
        = thêm dấu chấm vào cuối câu
        """#,
      en: #"""
        15:40-15:40 error: this sentence lacks the full stop that ends it
        = add a full stop at the end of the sentence
        """#),
    File(
      code: "expected-full-stop",
      body: #"""
        ## Điều 1 {#dieu-1}
        ```quydinh
        nguyên tắc "đoàn kết" mãi.
        ```
        """#,
      hasHead: true, needsRegister: false,
      vi: #"""
        15:23-15:26 error: cần dấu chấm kết thúc câu; ở đây thấy "mãi"
        """#,
      en: #"""
        15:23-15:26 error: needed the full stop that ends the sentence; found "mãi"
        """#),
  ]
}
