import CivilTime
import Diagnostics
import Organisations

/// Looks for what is wrong or left open in regulations that parse.
public enum Checker {
  /// Checks that need no register.
  public static func check(_ regulations: [Regulation]) -> [Diagnostic] { [] }

  /// Checks of the parties against a register.
  public static func check(_ regulation: Regulation, _ binding: PartyBinding, _ register: Register) -> [Diagnostic] { [] }

  /// What is not checked without a register.
  public static func uncheckedWithoutRegister(_ regulation: Regulation) -> Diagnostic {
    Diagnostic(
      .info, "no-register", in: regulation.source, at: SourceRange(0, 3),
      Words(
        vi: "không có danh bạ nên chưa kiểm tra \(regulation.parties.count) bên và \(regulation.examples.count) ví dụ; thêm --register DIR",
        en: "without a register \(regulation.parties.count) parties and \(regulation.examples.count) examples were not checked; add --register DIR"))
  }
}
