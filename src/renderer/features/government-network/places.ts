/**
 * Where hospitals stand on the map. Few stand on an ellipse around the ministry; more stand in
 * columns on both sides of it, as many rows as they need, so that cards never overlap. Pure.
 */

/** A card on the map: `x` in shares of its width, `y` in pixels, both of the card's middle. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** The map: its height in pixels, where the ministry and each hospital stands. */
export interface MapPlaces {
  /** ellipse: cards of CARD_WIDTH; columns: cards as wide as their column leaves. */
  readonly kind: 'ellipse' | 'columns'
  readonly height: number
  readonly centre: Place
  readonly hospitals: readonly Place[]
  /** The line to each hospital, from the ministry: its points; it passes behind no other card. */
  readonly spokes: readonly (readonly Place[])[]
  /** Columns across the map, that of the ministry included; 0 for an ellipse. */
  readonly columns: number
}

/** The least width of the content for which the map is drawn, in pixels. */
export const LEAST_WIDTH = 880
/** Width and height of a card on the ellipse, and of the ministry's, in pixels. */
export const CARD_WIDTH = 220
export const CARD_HEIGHT = 76
/** Between neighbouring cards in columns, in pixels. */
export const GAP = 12

const LARGEST_ELLIPSE = 8
const ELLIPSE_HEIGHT = 440
const HALF_WIDTH = 0.36
const HALF_HEIGHT = 176
/** A row of the columns: a card and the gap around it. */
const ROW_HEIGHT = CARD_HEIGHT + GAP
/** However long the columns are, the ministry stands where it is seen without scrolling. */
const LOWEST_CENTRE = 3 * ROW_HEIGHT
/** More hospitals than this stand in two columns on each side. */
const LARGEST_SINGLE = 12

/** Places for so many hospitals. */
export function placeHospitals(count: number): MapPlaces {
  return count <= LARGEST_ELLIPSE ? ellipse(count) : columnsFor(count)
}

function ellipse(count: number): MapPlaces {
  const centre = { x: 0.5, y: ELLIPSE_HEIGHT / 2 }
  const hospitals = Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2
    return {
      x: centre.x + HALF_WIDTH * Math.cos(angle),
      y: centre.y + HALF_HEIGHT * Math.sin(angle),
    }
  })
  const lowest = Math.max(centre.y, ...hospitals.map(({ y }) => y))
  const height = lowest + ELLIPSE_HEIGHT / 2 - HALF_HEIGHT
  const spokes = hospitals.map((place) => [centre, place])
  return { kind: 'ellipse', height, centre, hospitals, spokes, columns: 0 }
}

function columnsFor(count: number): MapPlaces {
  const side = count <= LARGEST_SINGLE ? 1 : 2
  const columns = 2 * side + 1
  const height = Math.ceil(count / (2 * side)) * ROW_HEIGHT
  const centre = { x: 0.5, y: Math.min(height / 2, LOWEST_CENTRE) }
  const hospitals = Array.from({ length: count }, (_, index) => {
    const column = index % (2 * side)
    return {
      x: ((column < side ? column : column + 1) + 0.5) / columns,
      y: (Math.floor(index / (2 * side)) + 0.5) * ROW_HEIGHT,
    }
  })
  const spokes = hospitals.map((place) => spokeTo(place, centre, columns))
  return { kind: 'columns', height, centre, hospitals, spokes, columns }
}

/**
 * Straight to the near edge of the innermost column, then across. To a column further out it goes
 * through the gap below the row that it leads to, which no other line goes through.
 */
function spokeTo(place: Place, centre: Place, columns: number): Place[] {
  const away = Math.sign(place.x - centre.x)
  const near = centre.x + away / columns / 2
  const isInner = Math.abs(place.x - centre.x) * columns < 1.5
  if (isInner) return [centre, { x: near, y: place.y }, place]
  const far = near + away / columns
  const gap = place.y + ROW_HEIGHT / 2
  return [centre, { x: near, y: gap }, { x: far, y: gap }, { x: far, y: place.y }, place]
}
