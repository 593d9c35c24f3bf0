/* bare.c: a minimal SDL2 program, with which the exhibit is compared. It opens a window and a font
 * and shows one frame with a line of text.
 *
 *   bare WIDTH           shows one frame and ends
 *   bare WIDTH wait      shows one frame and waits until it is ended
 *   bare WIDTH FRAMES    shows so many more frames and ends
 */
#include <SDL.h>
#include <SDL_ttf.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **words)
{
    int width = count > 1 ? atoi(words[1]) : 1920, height = width * 9 / 16;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0)
        return 1;
    SDL_Window *window = SDL_CreateWindow("bare", 0, 0, width, height, SDL_WINDOW_SHOWN);
    SDL_Surface *glass = SDL_GetWindowSurface(window);
    TTF_Font *font = TTF_OpenFont("/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf", 40);
    if (!glass || !font)
        return 1;
    SDL_Surface *line = TTF_RenderUTF8_Blended(font, "Touch to start", (SDL_Color){ 0, 0, 0, 255 });
    for (int frames = count > 2 ? atoi(words[2]) : 0; frames >= 0; frames--) {
        SDL_FillRect(glass, NULL, 0xFFFFFF);
        SDL_BlitSurface(line, NULL, glass, NULL);
        SDL_UpdateWindowSurface(window);
    }
    SDL_Event event;
    while (count > 2 && strcmp(words[2], "wait") == 0 && SDL_WaitEvent(&event) &&
           event.type != SDL_QUIT)
        continue;
    SDL_Quit();
    return 0;
}
