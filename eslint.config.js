import { configApp } from '@adonisjs/eslint-config'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'

/* What a plugin or the kernel may not write, with the sentence its author reads. */
const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from ctx.now or app/companies/clock: tests and reruns set it.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from ctx.now or ctx.today: tests and reruns set it.',
  },
  {
    selector:
      "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
    message: 'Take the time from ctx.now or ctx.today: tests and reruns set it.',
  },
]
const transactions = {
  selector: "CallExpression[callee.type='MemberExpression'][callee.property.name='transaction']",
  message:
    'Open transactions with transaction(ctx, fn): it retries, draws numbers and writes history.',
}
const rawName = '/^(raw|rawQuery|whereRaw|havingRaw|orderByRaw|groupByRaw|joinRaw)$/'
const rawSql = [
  {
    selector: `CallExpression[callee.property.name=${rawName}][arguments.length>0][arguments.0.type!=/^(Literal|TemplateLiteral|BinaryExpression)$/]`,
    message:
      'SQL is a literal here; what varies is a binding. Compilers live in app/records/query.',
  },
  // Literals put together over several lines are one.
  {
    selector: `CallExpression[callee.property.name=${rawName}] > BinaryExpression:first-child :not(:matches(Literal, BinaryExpression))`,
    message:
      'SQL is a literal here; what varies is a binding. Compilers live in app/records/query.',
  },
  {
    selector: `CallExpression[callee.property.name=${rawName}] > TemplateLiteral[expressions.length>0]:first-child`,
    message:
      'SQL is a literal here; what varies is a binding. Compilers live in app/records/query.',
  },
]
const bodies = ["[callee.object.name='request']", "[callee.object.property.name='request']"].map(
  (request) => ({
    selector: `CallExpression${request}[callee.property.name=/^(all|input|only|except)$/]`,
    message:
      'Read a body through a closed validator or the operation runner: unknown keys are refused by name.',
  })
)
const requests = [
  "CallExpression[callee.name='fetch']",
  "NewExpression[callee.name='WebSocket']",
].map((selector) => ({
  selector,
  message: 'Call the outside with callOut (app/http/outbound): it cannot be led into the network.',
}))
const network = [
  'node:http',
  'node:https',
  'node:http2',
  'node:net',
  'node:tls',
  'node:dgram',
  'undici',
  'axios',
  'got',
]
const restricted = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules.flat()] })

const house = {
  'curly': ['error', 'multi-line'],
  'max-lines': ['error', 300],
  'prettier/prettier': 'off',
  '@stylistic/comma-dangle': 'off',
  '@stylistic/max-len': 'off',
  '@unicorn/no-await-expression-member': 'off',
  // Control characters are what some of our expressions look for.
  'no-control-regex': 'off',
  // Keys on the wire and columns are snake_case, so what is taken out of them may keep its name.
  '@typescript-eslint/naming-convention': [
    'error',
    { selector: 'variable', modifiers: ['destructured'], format: null },
    { selector: 'variable', format: ['camelCase', 'UPPER_CASE', 'PascalCase'] },
    { selector: 'typeLike', format: ['PascalCase'] },
  ],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/ban-ts-comment': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
}

const tests = ['tests/**', 'plugins/*/tests/**', 'app/plugins/testing/**']

export default configApp(
  { ignores: ['node_modules/**', 'public/**', 'storage/**', '.adonisjs/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  ...vue.configs['flat/recommended'].map((block) => ({ ...block, files: ['**/*.vue'] })),
  ...accessibility.configs['flat/recommended'].map((block) => ({ ...block, files: ['**/*.vue'] })),
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-emits-declaration': ['error', 'type-based'],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // Layout is prettier's.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      // Nuxt UI's inputs are labelled through UFormField, which these two cannot see; axe checks the result.
      'vuejs-accessibility/label-has-for': 'off',
      'vuejs-accessibility/form-control-has-label': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', 300],
    },
  },
  { files: ['**/*.ts'], rules: house },
  { files: ['**/*.mjs'], rules: { 'max-lines': ['error', 300], 'no-unused-vars': 'error' } },
  {
    files: [
      'app/**/*.ts',
      'plugins/**/*.ts',
      'start/**/*.ts',
      'config/**/*.ts',
      'database/**/*.ts',
    ],
    ignores: tests,
    rules: restricted(clock, transactions, rawSql, bodies, requests),
  },
  { files: ['plugins/**/*.ts'], rules: { 'no-restricted-imports': ['error', ...network] } },
  {
    files: ['app/**/*.ts'],
    ignores: [...tests, 'app/http/outbound/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        ...network
          .filter((name) => name !== 'node:net')
          .map((name) => ({ name, message: 'Call the outside with callOut (app/http/outbound).' })),
        { name: 'node:net', importNames: ['connect', 'createConnection', 'Socket'] },
      ],
    },
  },
  { files: ['app/companies/**/*.ts'], rules: restricted(transactions, rawSql, bodies, requests) },
  { files: ['app/records/storage/**/*.ts'], rules: restricted(clock, bodies, requests) },
  // Migrations run before there is a context, and their DDL names tables.
  { files: ['app/plugins/migration*.ts'], rules: restricted(bodies) },
  // A restore fills whole tables by their names, before there is anything a context could stand on.
  { files: ['app/storage/restore/**/*.ts'], rules: restricted(clock, bodies) },
  {
    files: ['app/records/query/**/*.ts'],
    rules: restricted(clock, transactions, bodies, requests),
  }
)
