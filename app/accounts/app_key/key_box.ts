import { Encryption } from '@adonisjs/core/encryption'
import { AES256GCM } from '@adonisjs/core/encryption/drivers/aes_256_gcm'

/** As config/encryption.ts names it; the name stands in every encrypted value. */
const ID = 'gcm'

/** Encrypts with the first of these keys, and reads what any of them wrote. */
export const keyBox = (...keys: string[]) =>
  new Encryption({ driver: (key) => new AES256GCM({ id: ID, key }), keys })
