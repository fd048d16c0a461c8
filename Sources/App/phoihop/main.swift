import Commands
import Glibc

// A reader that goes away (`| head`) ends the program quietly.
signal(SIGPIPE, SIG_DFL)
let world = World.live()
let code = Program.run(Array(CommandLine.arguments.dropFirst()), in: world)
exit(world.finish(code))
