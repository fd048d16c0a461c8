/// How many bearers of a line stand where, own dates apart.
struct LineTally {
  var open = 0
  var onTime = 0
  var late = 0
  var released = 0
  var excused = 0
  var expired = 0
}
