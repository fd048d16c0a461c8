import CMalloc
import Commands
import Glibc

// A reader that goes away (`| head`) ends the program quietly.
signal(SIGPIPE, SIG_DFL)
let words = Array(CommandLine.arguments.dropFirst())
// A command answers once and ends: memory is taken in large pieces, and what is done with stays for the next need. A server gives back
// what is large, so that what it read once is not held for ever.
let large = Program.stays(words) ? 4 << 20 : 1 << 28
for (option, bytes) in [(M_TOP_PAD, min(8 << 20, large)), (M_MMAP_THRESHOLD, large), (M_TRIM_THRESHOLD, large)] {
  _ = mallopt(option, Int32(bytes))
}
let world = World.live()
let code = Program.run(words, in: world)
exit(world.finish(code))
