import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { screenshots } from './kontor.mjs'

/** Writes report.json and an index.html with every picture; prints how it went. Answers the number of findings. */
export function report(results) {
  const shown = results.filter((one) => !one.skipped)
  const wrong = shown.filter((one) => one.findings.length > 0)
  writeFileSync(join(screenshots, 'report.json'), JSON.stringify(results, null, 2))
  writeFileSync(join(screenshots, 'index.html'), page(shown))
  const skipped = [
    ...new Set(results.filter((one) => one.skipped).map((one) => `${one.path} (${one.skipped})`)),
  ]
  if (skipped.length) console.log(`\nno screens: ${skipped.join(', ')}`)
  console.log(`\n${shown.length} pictures in screenshots/, ${wrong.length} with findings`)
  return wrong.length
}

function page(results) {
  const figures = results.map(
    ({ file, path, look, findings }) =>
      `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${escape(path)} <i>${look}</i>${findings
        .map((one) => `<b>${escape(one)}</b>`)
        .join('')}</figcaption></figure>`
  )
  const style =
    'body{font:14px system-ui;margin:1rem;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(22rem,1fr))}img{width:100%;border:1px solid #ccc}figure{margin:0}b{display:block;color:#b00}'
  return `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>${figures.join('')}`
}

const escape = (text) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign])
