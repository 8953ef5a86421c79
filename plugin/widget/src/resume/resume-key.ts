/** In the browser's storage as long as the chat has to go on by itself on the next page. */
export const RESUME_KEY = 'resume';
