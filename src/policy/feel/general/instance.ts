import { childOf, childrenOf, fail, nameText, operands, type SyntaxNode } from "./tree.ts";
import { type FeelValue, isContext, isKind, isList, kindOf } from "./values.ts";

type Test = (value: FeelValue) => boolean;

const kinds: ReadonlySet<string> = new Set([
  "number",
  "string",
  "boolean",
  "date",
  "time",
  "date and time",
  "years and months duration",
  "days and time duration",
]);

/** The test of a type after `instance of` or of a parameter; an unknown type is a fault. */
export function typeTest(node: SyntaxNode, text: string): Test {
  const type = node.name === "Type" ? operands(node)[0]! : node;
  const inner = () => operands(type).map((each) => typeTest(each, text));
  switch (type.name) {
    case "ListType": {
      const [item] = inner();
      return (value) => isList(value) && (!item || value.every(item));
    }
    case "ContextType":
      return contextTest(type, text);
    case "FunctionType":
      return (value) => isKind(value, "function");
    default:
      return namedTest(type, nameText(text.slice(type.from, type.to)));
  }
}

function namedTest(type: SyntaxNode, name: string): Test {
  if (name === "Any") return (value) => value !== null;
  if (name === "Null") return (value) => value === null;
  if (name === "list" || name === "context" || name === "range") return (value) => kindOf(value) === name;
  if (kinds.has(name)) return (value) => kindOf(value) === name;
  return fail(type, `no type is called ${JSON.stringify(name)}`);
}

function contextTest(type: SyntaxNode, text: string): Test {
  const entries = operands(childOf(type, "ContextEntryTypes") ?? type).filter(
    (each) => each.name === "ContextEntryType",
  );
  const tests = entries.map((each) => {
    const [name, wanted] = childrenOf(each).filter((child) => child.name === "Name" || child.name === "Type") as [
      SyntaxNode,
      SyntaxNode,
    ];
    return { key: nameText(text.slice(name.from, name.to)), test: typeTest(wanted, text) };
  });
  return (value) =>
    isContext(value) &&
    tests.every(({ key, test }) => value.has(key) && (value.get(key) === null || test(value.get(key)!)));
}
