import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import ts from "typescript-eslint";

// The same ladder as in the server: the api and the words know nobody, the kit knows them, the form knows the kit, features know both but never each
// other, and only the composition root (src/*.tsx) knows the features, each by its routes.
const elements = [
  { type: "api", pattern: "src/api" },
  { type: "words", pattern: "src/words" },
  { type: "kit", pattern: "src/kit" },
  { type: "form", pattern: "src/form" },
  { type: "frame", pattern: "src/frame" },
  { type: "feature", pattern: "src/features/*", capture: ["name"] },
  { type: "root", pattern: "src" },
];
const may = (from, ...to) => ({ from: { element: { type: from } }, allow: { to: { element: { types: { anyOf: to } } } } });
const policies = [
  may("api", "api"),
  may("words", "words"),
  may("kit", "kit", "words", "api"),
  may("frame", "frame", "kit", "words", "api"),
  may("form", "form", "kit", "words", "api"),
  may("feature", "form", "kit", "words", "api"),
  { from: { element: { type: "feature" } }, allow: { to: { element: { type: "feature", captured: { name: "{{ from.element.captured.name }}" } } } } },
  // A person's page is put together from what each feature knows of the person.
  { from: { element: { type: "feature", captured: { name: "people" } } }, allow: { to: { element: { type: "feature" } } } },
  may("root", "root", "feature", "frame", "kit", "words", "api"),
];

export default defineConfig(
  { ignores: ["dist", "node_modules", "src/api/schema.d.ts"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  hooks.configs.flat.recommended,
  a11y.flatConfigs.strict,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["eslint.config.js", "vite.config.ts", "scripts/*.mjs"] }, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: {
      "boundaries/elements": elements,
      "boundaries/include": ["src/**/*"],
      "import/resolver": { typescript: { alwaysTryTypes: true, project: import.meta.dirname } },
    },
    rules: {
      "max-lines": ["error", { max: 400 }],
      "boundaries/dependencies": ["error", { default: "disallow", policies }],
      // Short arrow handlers may answer what they call.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  { files: ["**/*.js", "**/*.mjs", "vite.config.ts"], extends: [ts.configs.disableTypeChecked], languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } } },
);
