/* What tests import in place of a style sheet. */
export {};
