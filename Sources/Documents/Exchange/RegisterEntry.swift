import Diagnostics
import Organisations

/// A value of a register with its days and the cell that says so.
struct RegisterEntry<Value: Sendable>: Sendable {
  let value: Value
  let validity: Validity
  /// The cell that a finding about it points at.
  let cell: CSVCell

  var dated: Dated<Value> { Dated(value, validity) }
}
