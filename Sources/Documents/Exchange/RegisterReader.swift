import Diagnostics
import Organisations

/// Reads the folder of a register.
///
/// The files are described in `Registers/README.md`: `organisations.csv`, `names.csv` and `kinds.csv` must be there;
/// `places.csv`, `codes.csv`, `parents.csv`, `receiving.csv`, `areas.csv` and `successions.csv` may be. Nothing is read from
/// the disk here.
public enum RegisterReader {
  /// The register that the files make, and everything found in them in reading order.
  ///
  /// A file is known by the last part of its name, so names may be paths; names that do not end in `.csv` are not looked at.
  /// There is no register when a finding is an error. All findings of all files come in one run; of one kind in one file a
  /// thousand are listed and the others counted. Cost: one pass over the files, and the sorting of each organisation's entries.
  public static func read(_ files: [SourceText], name: String) -> (register: Register?, findings: [Diagnostic]) {
    let (parts, findings) = parts(files, name: name)
    return (parts.map { Register(name: name, $0) }, findings)
  }

  /// What the register is made of, in front of the one behind it; not yet indexed.
  ///
  /// It may name bodies and areas of the one behind. How the two meet is said at `RegisterParts.laid(over:)`.
  public static func parts(
    _ files: [SourceText], name: String, over base: RegisterParts? = nil
  ) -> (parts: RegisterParts?, findings: [Diagnostic]) {
    var reading = RegisterReading(name: name, files: files, base: base)
    return reading.result()
  }
}
