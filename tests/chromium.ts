import { chromium } from 'playwright'

/** Opens the machine's Chromium (CHROMIUM_PATH, set by `npm test`); it asks nothing of the outside world. */
export function openChromium() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
