import CMalloc
import Commands
import Glibc

// A reader that goes away (`| head`) ends the program quietly.
signal(SIGPIPE, SIG_DFL)
// The program answers once and ends: memory is taken in large pieces, and what is done with stays for the next need.
for (option, bytes) in [(M_TOP_PAD, 8 << 20), (M_MMAP_THRESHOLD, 1 << 28), (M_TRIM_THRESHOLD, 1 << 28)] {
  _ = mallopt(option, Int32(bytes))
}
let world = World.live()
let code = Program.run(Array(CommandLine.arguments.dropFirst()), in: world)
exit(world.finish(code))
