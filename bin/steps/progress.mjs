/** A step that cannot go on: what happened, and what the reader can do about it. */
export class Stop extends Error {
  constructor(message, fix) {
    super(message)
    this.fix = fix
  }
}

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`

/** Runs one step; one that takes longer than a moment says what it does and how long it took. */
export async function step(label, work) {
  const since = Date.now()
  let shown = false
  const show = () => {
    console.log(shown ? `  … still: ${label} (${seconds(since)})` : `• ${label} …`)
    shown = true
  }
  const first = setTimeout(show, 1000)
  const again = setInterval(show, process.env.CI === 'true' ? 120_000 : 20_000)
  try {
    const result = await work()
    if (shown) console.log(`  done in ${seconds(since)}`)
    return result
  } finally {
    clearTimeout(first)
    clearInterval(again)
  }
}

/** Runs a whole script: a Stop is printed as cause and fix, anything else is a bug and keeps its stack. */
export async function script(work) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(`\n✗ ${error.message}\n  → ${error.fix}\n`)
    process.exitCode = 1
  }
}
