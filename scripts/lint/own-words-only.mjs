/**
 * Forbids to index a plain object with any text: a word such as `constructor` is a property of every object. Keys of a
 * known set of words are fine, and so are numbers, arrays and maps.
 */
import ts from 'typescript';

/** @param {ts.Type} type */
function isAnyText(type) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(({ flags }) => (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) !== 0);
}

/** Lists and texts are indexed by numbers; what nothing is known of may be anything. */
function isListOrText(/** @type {ts.TypeChecker} */ checker, /** @type {ts.Type} */ type) {
  if ((type.flags & ts.TypeFlags.Any) !== 0) return false;
  return checker.isArrayLikeType(type) || (type.flags & ts.TypeFlags.StringLike) !== 0;
}

/** @type {import('eslint').Rule.RuleModule} */
export const ownWordsOnly = {
  meta: {
    type: 'problem',
    messages: {
      anyText:
        'Any text may be a property of every object, such as "constructor": use a Map, or lookUp of preload/rules/look-up.ts.',
    },
  },
  create(context) {
    // What typescript-eslint's parser knows of the types; nothing in files that it does not parse.
    const services = context.sourceCode.parserServices;
    const program = /** @type {ts.Program | undefined | null} */ (services['program']);
    if (!program) return {};
    const checker = program.getTypeChecker();
    const typeOf = /** @type {(node: unknown) => ts.Type} */ (services['getTypeAtLocation']);
    return {
      'MemberExpression[computed=true]'(/** @type {any} */ node) {
        const key = constrained(checker, typeOf(node.property));
        if (!isAnyText(key)) return;
        const object = constrained(checker, typeOf(node.object));
        if (!isListOrText(checker, object)) context.report({ node, messageId: 'anyText' });
      },
    };
  },
};

/** @param {ts.TypeChecker} checker @param {ts.Type} type */
function constrained(checker, type) {
  return checker.getBaseConstraintOfType(type) ?? type;
}
