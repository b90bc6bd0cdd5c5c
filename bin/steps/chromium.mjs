import { canInstall, firstOf, install } from './debian.mjs'

const places = () => [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The Chromium to test with: the machine's own, else Debian's where it may be installed, else null. */
export async function chromium() {
  if (!firstOf(places()) && canInstall()) await install(['chromium', 'fonts-dejavu-core'])
  return firstOf(places()) ?? null
}
