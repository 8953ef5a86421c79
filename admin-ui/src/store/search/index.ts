export * as actions from './actions';
export { initialState, reducer } from './reducer';
export * as selectors from './selectors';
