import Diagnostics

/// Where an administrator ends everybody's sign-ins, as after a key or a machine was lost.
struct AllSignInsPage {
  /// How many are signed in beside who asks.
  let others: Int
  let context: PageContext

  var title: String { context("Kết thúc phiên đăng nhập của mọi người", "End everybody's sign-ins") }

  var body: Html {
    let c = context
    return """
      <p class="small"><a href="\(.people)">\(c("Người dùng", "People"))</a></p>
      <h1>\(title)</h1>
      <p>\(c("Đang có \(c.number(others)) phiên ngoài phiên này. Ai cũng phải đăng nhập lại; chữ đang nhập được giữ trên máy của họ. Dùng khi nghi có người vào bằng tài khoản của người khác, hoặc vừa khôi phục kho.", "\(c.some(others, "sign-in", "sign-ins")) beside this one. Everybody has to sign in again; what they are typing is kept on their machines. For when somebody may be in under another's name, or the store was just restored."))</p>
      <p class="soft">\(c("Mã truy cập của chương trình vẫn dùng được; thu hồi ở trang của từng người.", "Tokens of programs stay good; they are taken back on each person's page."))</p>
      <form method="post" action="\(.allSignIns)">\(c.token)<div class="acts"><button class="main">\(c("Kết thúc", "End them"))</button>
      <a class="button second" href="\(.people)">\(c("Thôi", "Cancel"))</a></div></form>
      """
  }
}
