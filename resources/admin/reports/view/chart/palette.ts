/**
 * Eight colours for light and for dark grounds, in pairs: those of charts as files, measured for contrast and for who
 * sees less of them (app/reports/output/chart/palette.ts; a spec holds both to be the same).
 */
export const COLOURS = [
  { light: '#236773', dark: '#7cbac4' },
  { light: '#ee6622', dark: '#eeaa33' },
  { light: '#220099', dark: '#bb77ff' },
  { light: '#6699aa', dark: '#558844' },
  { light: '#551100', dark: '#ffee33' },
  { light: '#9922ff', dark: '#9900ee' },
  { light: '#aa3300', dark: '#bb2299' },
  { light: '#000044', dark: '#11ffee' },
] as const

/** How a chart looks on the reader's ground. */
export interface Look {
  locale: string
  isDark: boolean
  isRightToLeft: boolean
  /** So narrow that labels beside lines would take the room of the lines. */
  isNarrow: boolean
  ink: string
  strong: string
  grid: string
  axis: string
  paper: string
  font: string
}

export function lookOf(
  isDark: boolean,
  more: Pick<Look, 'locale' | 'isRightToLeft' | 'isNarrow' | 'font'>
): Look {
  const ground = isDark
    ? { ink: '#e2e8f0', strong: '#f8fafc', grid: '#334155', axis: '#94a3b8', paper: '#0f172a' }
    : { ink: '#334155', strong: '#0f172a', grid: '#cbd5e1', axis: '#64748b', paper: '#ffffff' }
  return { isDark, ...ground, ...more }
}

export function colourAt(at: number, { isDark }: Look) {
  return COLOURS[at % COLOURS.length][isDark ? 'dark' : 'light']
}

/** The colour with so much of the ground showing through it, 0 to 1. */
export function faded(colour: string, opacity: number) {
  const part = Math.round(opacity * 255)
  return colour + part.toString(16).padStart(2, '0')
}

/** The colour of letters on a series' colour that covers so much of the ground. */
export function inkOn(colour: string, look: Look, opacity = 1) {
  const ground = partsOf(look.paper)
  const mixed = partsOf(colour).map((part, at) => part * opacity + ground[at] * (1 - opacity))
  return luminance(mixed) > 0.18 ? '#000000' : '#ffffff'
}

const partsOf = (colour: string) =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)

/** How bright a colour is, 0 to 1, as WCAG counts it. */
function luminance(parts: readonly number[]) {
  const [red, green, blue] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Signs that tell series apart without any colour. */
export const SIGNS = ['circle', 'rect', 'triangle', 'rectRot'] as const
