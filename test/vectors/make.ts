/**
 * Writes the vectors beside this file, by which another implementation can check itself:
 * `node test/vectors/make.ts`. Run it only when the protocol has changed; the tests verify the
 * files as they are. Bytes are hexadecimal throughout.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chainVectors } from './make-chain.ts'
import { codecVectors } from './make-codec.ts'
import { drawVectors } from './make-draw.ts'
import { sealingVectors } from './make-sealing.ts'

function write(name: string, vectors: object): void {
  const text = `${JSON.stringify(vectors, undefined, 2)}\n`
  writeFileSync(join(import.meta.dirname, `${name}.json`), text)
}

write('codec', codecVectors())
write('draw', drawVectors())
write('sealing', await sealingVectors())
write('chain', await chainVectors())
