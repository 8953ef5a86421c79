export * as actions from './actions';
export { effects } from './effects';
export { initialState, reducer } from './reducer';
export * as resolvers from './resolvers';
export * as selectors from './selectors';
