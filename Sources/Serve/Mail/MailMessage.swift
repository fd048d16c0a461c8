import Access
import CivilTime
import Obligations
import Secrets

/// A mail as it goes over the wire: plain text alone, no picture, nothing that tells who opened it (RFC 5322, RFC 2045).
///
/// Whatever stands in a header is written so that it cannot end the header: letters that are not of ASCII as encoded words (RFC 2047), and
/// what is no letter as a space.
public struct MailMessage: Sendable {
  /// From whom.
  public let from: MailAddress
  /// How that one is called.
  public let sender: String
  /// To whom.
  public let to: MailAddress
  /// What it is about.
  public let subject: String
  /// What it says.
  public let body: String
  /// What the `Message-ID` begins with: hexadecimal digits.
  public let id: String
  /// When it was made.
  public let moment: Instant
  /// A link by which the reader gets no more of these (RFC 2369, RFC 8058); nil where there is only one.
  public let end: String?

  /// A mail of its parts.
  public init(
    from: MailAddress, sender: String, to: MailAddress, subject: String, body: String, id: String, moment: Instant,
    end: String? = nil
  ) {
    self.from = from
    self.sender = sender
    self.to = to
    self.subject = subject
    self.body = body
    self.id = id
    self.moment = moment
    self.end = end
  }

  /// As it is sent: lines end with CR LF, and none is longer than 76 bytes but where a link stands.
  public var bytes: [UInt8] {
    var lines = [
      "From: \(Self.encoded(sender)) <\(from)>",
      "To: <\(to)>",
      "Subject: \(Self.encoded(subject))",
      "Date: \(Self.date(moment))",
      "Message-ID: <\(id)@\(from.domain)>",
      // Nobody's absence is answered to us (RFC 3834).
      "Auto-Submitted: auto-generated",
      "X-Auto-Response-Suppress: All",
    ]
    if let end {
      lines += ["List-Unsubscribe: <\(Self.plain(end))>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
    }
    lines += [
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
    ]
    let text = body.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    let letters = Array(Array(text.utf8).base64.utf8)
    lines += stride(from: 0, to: letters.count, by: 76).map {
      String(decoding: letters[$0..<min($0 + 76, letters.count)], as: UTF8.self)
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// Without what could end a header.
  private static func plain(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
  }

  /// A text as it stands in a header: as it is where it is of letters, digits and spaces, else in encoded words of at most 75 bytes,
  /// none of which parts a letter.
  static func encoded(_ text: String) -> String {
    let text = plain(text)
    let isPlain =
      text.utf8.count <= 60
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) && $0 < 0x80 || $0 == 0x20
      }
    if isPlain { return text }
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\($0.base64)?=" }.joined(separator: "\r\n ")
  }

  /// `Wed, 20 Mar 2024 06:45:00 +0700`.
  static func date(_ moment: Instant) -> String {
    let (day, names) = (moment.day, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let seconds = moment.seconds - (Instant.end(of: day).seconds - 86399)
    let parts = day.components
    return
      "\(names[Int(day.weekday.rawValue) - 1]), \(two(Int64(parts.day))) \(months[Int(parts.month) - 1]) \(parts.year) \(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60)) +0700"
  }
}
