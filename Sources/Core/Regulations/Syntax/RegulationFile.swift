import CivilTime
import Diagnostics

/// A regulation's file as written: nothing of it is lost, so that it can be printed back.
public struct RegulationFile: Sendable {
  /// The file.
  public let source: SourceText
  /// The language its keywords are in.
  public var language: Language
  /// The entries of the header, in order.
  public var header: [HeaderEntry]
  /// The range of the header's lines, without the two lines `---`.
  public var headerRange: SourceRange
  /// Everything behind the header, in order.
  public var blocks: [Block]

  /// One `key: value` of the header.
  public struct HeaderEntry: Hashable, Sendable {
    /// The key as written.
    public var key: Word
    /// The value as written.
    public var value: Word
  }

  /// A piece of the file behind the header.
  public enum Block: Hashable, Sendable {
    /// Lines that the program does not read, as they stand.
    case prose(Place)
    case heading(Heading)
    case parties([PartyItem])
    case fence(Fence)
  }

  /// A heading with its part of the address.
  public struct Heading: Hashable, Sendable {
    /// 1 to 6.
    public var level: Int
    /// The words without marks and part.
    public var text: String
    /// The part in `{#…}`.
    public var part: Word?
    /// The whole line.
    public var place: Place
  }

  /// A line of the parties' section.
  public enum PartyItem: Hashable, Sendable {
    case party(PartySyntax)
    /// A line that is no party, as it stands.
    case prose(Place)
  }

  /// A fenced block.
  public struct Fence: Hashable, Sendable {
    /// What it holds.
    public var content: Content
    /// From the opening line to the closing line.
    public var place: Place

    /// The contents of the three kinds of fence.
    public enum Content: Hashable, Sendable {
      case rules([FenceItem<RuleSyntax>])
      case application(ApplicationSyntax)
      case examples([FenceItem<ExampleSyntax>])
      /// A fence that the program does not read, or could not read.
      case other
    }
  }
}

/// A piece of a fence: prose behind `>`, or something that runs.
public enum FenceItem<Content: Hashable & Sendable>: Hashable, Sendable {
  case prose(String)
  case content(Content)
}

/// One party of the parties' section.
public struct PartySyntax: Hashable, Sendable {
  /// The name used in sentences.
  public var name: Word
  /// The name in full.
  public var longName: String?
  /// Which bodies it is; nil where nothing is said.
  public var selector: PartySelector?
  /// The whole line.
  public var place: Place
}

/// Which bodies a party is, in the words of the file; `PartyBinding` finds them in a register.
public indirect enum PartySelector: Hashable, Sendable {
  /// *cơ quan "…", cấp …, tại "…"*.
  case bodies(kind: Word, level: LevelName?, area: Word?)
  /// *chức danh "…", cấp …, tại "…"*.
  case posts(kind: Word, level: LevelName?, area: Word?)
  /// *mã "…"*.
  case ids([Word])
  /// *thuộc P*: the unit of the party's own name inside P.
  case unit(of: Word)
  /// *gồm A, B*.
  case parties([Word])
  /// *… và …*.
  case union([PartySelector])
}

/// A level as the language names it.
public enum LevelName: String, Hashable, Sendable, CaseIterable {
  case central, province, district, commune, hamlet

  static let phrases: [(LevelName, vi: String, en: String)] = [
    (.central, "trung ương", "central"), (.province, "tỉnh", "province"), (.district, "huyện", "district"),
    (.commune, "xã", "commune"), (.hamlet, "thôn", "hamlet"),
  ]
}
