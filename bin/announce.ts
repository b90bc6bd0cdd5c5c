import { setupLink } from '#kernel/accounts/setup_link'
import env from '#start/env'

/** What someone who typed `npm start` wants to know: the address, and the set-up link while nobody is there. */
export async function announce() {
  const link = await setupLink()
  console.log(`\nKontor is running at ${env.get('APP_URL')}   (stop it with Ctrl+C)`)
  if (link) console.log(`\n  Open this link once to set it up:\n  ${link}\n`)
}
