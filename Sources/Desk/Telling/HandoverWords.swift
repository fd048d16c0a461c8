import Diagnostics
import Reorganisations

extension Handover.Outcome {
  /// What people call it.
  public var words: Words {
    switch self {
    case .passed: Words(vi: "chuyển", en: "passed")
    case .remapped: Words(vi: "chuyển cấp", en: "re-mapped")
    case .closed: Words(vi: "kết thúc", en: "closed")
    }
  }
}

extension Handover.Cause {
  /// What people call it.
  public var words: Words {
    switch self {
    case .merged: Words(vi: "đơn vị được nhập với đơn vị khác", en: "the unit was merged with others")
    case .divided: Words(vi: "đơn vị bị chia", en: "the unit was divided")
    case .renamed: Words(vi: "đơn vị một mình thành đơn vị mới", en: "the unit alone became another")
    case .converted:
      Words(vi: "huyện đảo thành đặc khu cấp xã", en: "an island district became a zone of commune level")
    case .abolished:
      Words(
        vi: "bỏ cấp huyện: chức năng về tỉnh, vụ việc về xã nơi xảy ra",
        en: "the district level ended: functions to the province, cases to the commune of their place")
    case .named: Words(vi: "kế hoạch nêu tên cơ quan", en: "the plan names the body")
    }
  }
}

extension Handover.Way {
  /// What people call it.
  public var words: Words {
    switch self {
    case .sameKind: Words(vi: "cùng loại", en: "of the same kind")
    case .heir: Words(vi: "theo mặc định của danh bạ", en: "by the register's defaults")
    case .withBody: Words(vi: "theo cơ quan mà nó thuộc về", en: "with the body they belong to")
    case .caretaker: Words(vi: "giữ tạm, cần người quyết định", en: "kept for now, for a person to decide")
    case .plan: Words(vi: "theo kế hoạch", en: "as the plan says")
    }
  }
}

extension RuleHandover.Outcome {
  /// What people call it.
  public var words: Words {
    switch self {
    case .passed: Words(vi: "chuyển", en: "passed")
    case .remapped: Words(vi: "chuyển cấp", en: "re-mapped")
    case .closed: Words(vi: "khép lại", en: "closed")
    case .undecided: Words(vi: "cần người quyết định", en: "for a person to decide")
    }
  }
}

extension RuleHandover.Reason {
  /// What people call it.
  public var words: Words {
    switch self {
    case .unitFollows:
      Words(vi: "cơ quan của đơn vị kế tiếp làm tiếp", en: "the body of the unit that follows goes on with it")
    case .levelEnded:
      Words(
        vi: "cấp huyện không còn, cơ quan cùng loại của tỉnh làm tiếp",
        en: "the district level ended, the province's body of the kind goes on with it")
    case .owedToItself:
      Words(
        vi: "bên làm và bên nhận nay là một cơ quan, không còn ai để gửi",
        en: "bearer and recipient are now one body, nobody is left to send it to")
    case .insideOneBody:
      Words(
        vi: "bên làm và bên nhận là bộ phận của nay một cơ quan, danh bạ chưa ghi bộ phận mới",
        en: "bearer and recipient are organs of what is now one body, the register does not yet name the new ones")
    case .nobodyFollows: Words(vi: "cơ quan đã hết và không ai kế tiếp", en: "the body ended and nobody follows")
    case .heldInTrust:
      Words(
        vi: "chưa rõ ai kế tiếp, một cơ quan giữ tạm", en: "it is not known who follows, a body keeps it for now")
    }
  }
}
