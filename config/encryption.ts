import env from '#start/env'
import { defineConfig, drivers } from '@adonisjs/core/encryption'

/** The second is the one of before: while it is set, what it encrypted is still read. */
export const appKeys = {
  current: env.get('APP_KEY').release(),
  old: env.get('APP_KEY_OLD')?.release() || undefined,
}

const keys = [appKeys.current, appKeys.old].filter((key) => key !== undefined)

const encryptionConfig = defineConfig({
  default: 'gcm',
  list: { gcm: drivers.aes256gcm({ keys, id: 'gcm' }) },
})
export default encryptionConfig

declare module '@adonisjs/core/types' {
  export interface EncryptorsList extends InferEncryptors<typeof encryptionConfig> {}
}
