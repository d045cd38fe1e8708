/** What ESLint checks: the strictest common rules, and the rules of this project (scripts/lint). */
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import sortImports from 'eslint-plugin-simple-import-sort';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { bans, makeRule } from './scripts/lint/bans.mjs';
import { importWalls } from './scripts/lint/import-walls.mjs';
import { ownWordsOnly } from './scripts/lint/own-words-only.mjs';

const project = {
  rules: {
    'import-walls': importWalls,
    'own-words-only': ownWordsOnly,
    ...Object.fromEntries(Object.entries(bans).map(([name, ban]) => [name, makeRule(ban)])),
  },
};

const parts = ['main/**/*.ts', 'preload/**/*.ts', 'renderer/**/*.{ts,svelte}', 'test/**/*.ts'];

export default ts.config(
  { ignores: ['out/', 'dist/', 'coverage/', 'test-results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  {
    rules: {
      complexity: ['error', 20],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
    },
  },

  {
    files: parts,
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions', 'methods'] }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // An empty text is as good as none in most places where || stands.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Index signatures are read with brackets: TypeScript's noPropertyAccessFromIndexSignature wants it so.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // Slow, and of no use here: there are no enums, and Electron's classes are not made with `new`.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Parts are closures, not classes: their functions have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // A method without awaits may still promise: its callers must not depend on how it is done.
      '@typescript-eslint/require-await': 'off',
    },
  },

  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, projectService: true, extraFileExtensions: ['.svelte'] },
    },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // Knows that runes are declared with `let` in one go.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // svelte-check has the same knowledge and more: here the types of other components are not seen.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },

  {
    files: ['**/*.{mjs,js}', '*.config.ts'],
    extends: [ts.configs.recommended],
    languageOptions: { globals: globals.node },
    // TypeScript checks these too (scripts/tsconfig.json) and sees more.
    rules: { 'no-undef': 'off' },
  },

  {
    files: ['test/**/*.ts'],
    // A test that is wrong about a value fails at once, and says where.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },

  {
    plugins: { project, 'sort-imports': sortImports },
    rules: {
      'project/import-walls': 'error',
      // Node's own, packages, the project from the top, neighbours.
      'sort-imports/imports': ['error', { groups: [['^node:', '^@?\\w', '^#', '^\\.']] }],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
    },
  },
  {
    // Where words of a server, a customer or a file are read and shown.
    files: ['main/**/*.ts', 'preload/**/*.ts', 'renderer/**/*.{ts,svelte}'],
    ignores: ['preload/rules/look-up.ts'],
    plugins: { project },
    rules: { 'project/own-words-only': 'error' },
  },
  ...Object.entries(bans).map(([name, { allowedIn }]) => ({
    ...(allowedIn && { ignores: allowedIn }),
    rules: { [`project/${name}`]: 'error' },
  })),
  prettier,
  ...svelte.configs.prettier,
);
