/// The masks of one question, each made when a line first needs it: a question meets far fewer rolls than lines.
struct RollMasks {
  private let board: Board
  private let question: BoardQuestion
  private var made: [RollMask?]

  init(_ board: Board, _ question: BoardQuestion) {
    self.board = board
    self.question = question
    made = Array(repeating: nil, count: board.schedule.rolls.count)
  }

  subscript(roll: Int) -> RollMask {
    mutating get {
      if let mask = made[roll] { return mask }
      let mask = RollMask(board.schedule.rolls[roll], number: roll, question.node, question.scope, board.schedule)
      made[roll] = mask
      return mask
    }
  }
}
