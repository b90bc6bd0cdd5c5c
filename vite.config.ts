import adonisjs from '@adonisjs/vite/client'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const admin = `${import.meta.dirname}/resources/admin`

/** Components are imported by name, so nothing is generated into the working tree. */
export default defineConfig({
  plugins: [
    vue(),
    ui({
      router: 'inertia',
      colorMode: false,
      components: false,
      autoImport: false,
      dts: false,
      icon: {
        clientBundle: {
          scan: {
            globInclude: [
              'resources/admin/**/*.{vue,ts}',
              '{,tests/}plugins/*/screens/**/*.vue',
              '{,tests/}plugins/*/{plugin,models/*}.ts',
              'app/{kernel_plugin,*/*,*/models/*}.ts',
            ],
            globExclude: ['node_modules', 'public'],
          },
        },
      },
      ui: {
        colors: { primary: 'petrol', secondary: 'slate', neutral: 'slate' },
      },
    }),
    adonisjs({
      entryPoints: ['resources/admin/app.ts'],
      reload: ['resources/views/**/*.edge'],
    }),
  ],
  resolve: {
    alias: { 'kontor/ui': `${admin}/ui/index.ts`, '~': admin },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
  },
})
