import { defineConfig, drivers } from '@adonisjs/core/hash'
import app from '@adonisjs/core/services/app'

/** ASVS 5.0 appendix C asks for scrypt with N ≥ 2^17; tests use a small N to stay quick. */
const cost = app.inTest ? 2 ** 10 : 2 ** 17

const hashConfig = defineConfig({
  default: 'scrypt',
  list: {
    scrypt: drivers.scrypt({ cost, blockSize: 8, parallelization: 1, maxMemory: 256 * 2 ** 20 }),
  },
})
export default hashConfig

declare module '@adonisjs/core/types' {
  export interface HashersList extends InferHashers<typeof hashConfig> {}
}
