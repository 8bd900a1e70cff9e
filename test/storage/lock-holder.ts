/** A process that locks the folder of its argument and then waits to be killed. */
import { lockFolder } from '#storage/folder-lock'

await lockFolder(process.argv[2]!)
process.stdout.write('locked\n')
setInterval(() => undefined, 1000)
