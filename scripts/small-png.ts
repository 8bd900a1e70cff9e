/**
 * Makes a picture of a screen small: the PNG of a browser, three or four bytes a pixel, becomes
 * one with a palette of 256 colours (PNG specification, colour type 3). Screens have few colours;
 * the rest are shades at the edges of letters, which take the nearest.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PALETTE_SIZE = 256
/** The commonest colours are kept exactly: the grounds and lines of a screen. */
const ALWAYS = 48

interface Pixels {
  readonly width: number
  readonly height: number
  /** 0xRRGGBB, row by row. */
  readonly colours: Uint32Array
}

/** The same picture with at most 256 colours. Only for 8-bit PNGs without interlacing. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = readPixels(png)
  const palette = commonColours(colours)
  const indexOf = new Map(palette.map((colour, index) => [colour, index]))
  const rows = Buffer.alloc((width + 1) * height)
  for (const [at, colour] of colours.entries()) {
    const known = indexOf.get(colour) ?? nearest(palette, colour)
    indexOf.set(colour, known)
    rows[at + Math.floor(at / width) + 1] = known
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channelsOf(colour)))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The most common colours, and of the others those that no colour chosen before comes close to. */
function commonColours(colours: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const ranked = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour)
  for (let spacing = 4; ; spacing += 2) {
    const palette = ranked.slice(0, ALWAYS)
    for (const colour of ranked.slice(ALWAYS)) {
      if (palette.every((one) => distance(one, colour) >= spacing ** 2)) palette.push(colour)
    }
    if (palette.length <= PALETTE_SIZE) return palette
  }
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((candidate) => distance(candidate, colour))
  return distances.indexOf(Math.min(...distances))
}

/** Squared distance in red, green and blue. */
function distance(one: number, other: number): number {
  const from = channelsOf(one)
  return channelsOf(other).reduce((sum, value, index) => sum + (value - from[index]!) ** 2, 0)
}

function channelsOf(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function readPixels(png: Buffer): Pixels {
  const parts: Buffer[] = []
  let header = Buffer.alloc(0)
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    if (type === 'IHDR') header = Buffer.from(data)
    if (type === 'IDAT') parts.push(data)
  }
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  const bytes = header[9] === 6 ? 4 : 3
  const raw = unfilter(inflateSync(Buffer.concat(parts)), width * bytes, height, bytes)
  const colours = Uint32Array.from({ length: width * height }, (_, index) =>
    raw.readUIntBE(index * bytes, 3),
  )
  return { width, height, colours }
}

/** Undoes the filters of rows (PNG specification, section 9). */
function unfilter(data: Buffer, stride: number, height: number, bytes: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)]
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column
      const left = column >= bytes ? out[at - bytes]! : 0
      const above = row > 0 ? out[at - stride]! : 0
      const corner = row > 0 && column >= bytes ? out[at - stride - bytes]! : 0
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0]
      out[at] = data[row * (stride + 1) + 1 + column]! + (guess ?? 0)
    }
  }
  return out
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(estimate - one))
  if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left
  return toAbove! <= toCorner! ? above : corner
}
