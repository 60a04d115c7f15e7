import './main.css';
export const nothing =
  'this is the place of the page and is longer than a hundred characters, for the sake of the specs of now';
