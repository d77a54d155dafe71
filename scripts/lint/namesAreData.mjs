import ts from "typescript";

/**
 * ESLint rule that forbids access that can reach a prototype through a name known only at run time: `record[name]`,
 * `name in record`, the pattern `{ [name]: value } = record`, and `Object.assign` with a record. Allows numbers and
 * names known to the compiler, such as a literal or a union of literals.
 */
export const namesAreData = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      reaches:
        "A name from outside may be `__proto__` or `constructor`: use ownField or setOwnField of packages/kubernetes/src/base/ownField.ts, " +
        "Object.hasOwn, or a Map.",
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    const report = (node) => context.report({ node, messageId: "reaches" });

    const isKnown = (node) => {
      const written = services.getTypeAtLocation(node);
      const type = checker.getBaseConstraintOfType(written) ?? written;
      const parts = type.isUnion() ? type.types : [type];
      const known = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLike | ts.TypeFlags.ESSymbolLike;
      return parts.every(({ flags }) => (flags & known) !== 0);
    };
    const isRecord = (node) => {
      const type = services.getTypeAtLocation(node);
      return (type.isUnion() ? type.types : [type]).some((part) =>
        checker.getIndexInfosOfType(part).some(({ keyType }) => (keyType.flags & ts.TypeFlags.String) !== 0),
      );
    };

    return {
      MemberExpression(node) {
        if (node.computed && !isKnown(node.property)) report(node);
      },
      "BinaryExpression[operator='in']"(node) {
        if (node.left.type !== "PrivateIdentifier" && !isKnown(node.left)) report(node);
      },
      "ObjectPattern > Property[computed=true]"(node) {
        if (!isKnown(node.key)) report(node);
      },
      "CallExpression[callee.object.name='Object'][callee.property.name='assign']"(node) {
        if (node.arguments.some(isRecord)) report(node);
      },
    };
  },
};
