import ViteProvider from '@adonisjs/vite/vite_provider'

/** Tests get the built web admin, as users do; only `npm run dev` runs Vite beside the server. */
export default class AssetsProvider extends ViteProvider {
  override async start() {
    if (process.env.DEV_MODE) await super.start()
  }
}
