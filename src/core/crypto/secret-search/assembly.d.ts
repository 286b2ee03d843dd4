// What `.build/assembly.ts` makes of an AssemblyScript file: its WebAssembly, in base64.
declare module '*.as' {
  const base64: string;
  export default base64;
}
