/** A style sheet: importing it adds it to the chat's own. */
declare module '*.css' {}
